import { language } from "./stakeholder.ts";

/** The languages that the list offers, by their tags after BCP 47; it takes others from a file. */
export const languageNames: Readonly<Record<string, string>> = {
  en: "English",
  sq: "Albanian",
  ar: "Arabic",
  bn: "Bengali",
  bg: "Bulgarian",
  zh: "Chinese",
  cs: "Czech",
  nl: "Dutch",
  fa: "Farsi (Persian)",
  fr: "French",
  de: "German",
  el: "Greek",
  gu: "Gujarati",
  hi: "Hindi",
  hu: "Hungarian",
  it: "Italian",
  ckb: "Kurdish (Sorani)",
  ku: "Kurdish (Kurmanji)",
  lt: "Lithuanian",
  ml: "Malayalam",
  ne: "Nepali",
  ps: "Pashto",
  pl: "Polish",
  pt: "Portuguese",
  pa: "Punjabi (Gurmukhi)",
  "pa-Arab": "Punjabi (Shahmukhi)",
  ro: "Romanian",
  ru: "Russian",
  sk: "Slovak",
  so: "Somali",
  es: "Spanish",
  sw: "Swahili",
  ta: "Tamil",
  ti: "Tigrinya",
  tr: "Turkish",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
  cy: "Welsh",
  yo: "Yoruba",
};

export const languageWords = (tag: string): string => languageNames[tag] ?? tag;

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]+/gu, "");

/** `Urdu`, `urdu`, `UR`: the tag of what somebody wrote. `Punjabi` alone is the first of its kind. */
export function languageFrom(written: string): string | undefined {
  const text = written.trim();
  const all = Object.entries(languageNames);
  const known = all.find(
    ([tag, name]) => tag.toLowerCase() === text.toLowerCase() || letters(name) === letters(text),
  );
  const begun = all.find(([, name]) => letters(name.split("(")[0] ?? "") === letters(text));
  return known?.[0] ?? begun?.[0] ?? tagIn(text);
}

/** A tag that is not in the list; no word, which has no hyphen and more letters. */
function tagIn(text: string): string | undefined {
  const [first = "", ...rest] = text.split("-");
  const tag = [first.toLowerCase(), ...rest].join("-");
  return first.length <= 3 ? language.safeParse(tag).data : undefined;
}
