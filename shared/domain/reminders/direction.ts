const rightToLeftScripts = new Set(["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"]);

/** Languages that are written from right to left unless their tag names another script. */
const rightToLeftLanguages = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "nqo",
  "prs",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);

/** The script that a tag names, `Arab` in `ku-Arab`: four letters behind the language. */
const scriptIn = (tag: string): string | undefined =>
  tag.split("-").find((part, place) => place > 0 && /^[a-z]{4}$/.test(part));

/** The way in which a language is written, for the `dir` of what is written in it. */
export function directionOf(language: string): "ltr" | "rtl" {
  const tag = language.toLowerCase();
  const script = scriptIn(tag);
  if (script) return rightToLeftScripts.has(script) ? "rtl" : "ltr";
  return rightToLeftLanguages.has(tag.split("-")[0] ?? "") ? "rtl" : "ltr";
}
