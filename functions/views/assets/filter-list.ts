/// <reference lib="dom" />

/** As the server makes the words of a record: letters and digits alone, without accents. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Long enough that a screen reader says the number once, when somebody stops typing. */
const pause = 400;

/**
 * Shows the entries with what is typed into a search box, at once. The server marks the same ones
 * when the form is sent; what it left out for other reasons stays out.
 */
export function filterAsTyped(box: HTMLInputElement): void {
  const entries = [...document.querySelectorAll<HTMLElement>(box.dataset["filter"] ?? "")];
  const groups = new Set(entries.map((entry) => entry.closest("section")));
  const told = document.querySelector<HTMLElement>("[data-found]");
  const nothing = document.querySelector<HTMLElement>(".app-nothing");
  const kind = box.form?.querySelector<HTMLSelectElement>("[name=kind]");
  const kindShown = kind?.value ?? "";
  let wait = 0;

  const show = () => {
    const words = plain(box.value);
    let found = 0;
    for (const entry of entries) {
      const isOfKind = kindShown === "" || entry.dataset["kind"] === kindShown;
      const isFound = isOfKind && (entry.dataset["words"] ?? "").includes(words);
      entry.hidden = !isFound;
      if (isFound) found += 1;
    }
    for (const group of groups) {
      if (group) group.hidden = group.querySelector("li[data-words]:not([hidden])") === null;
    }
    if (nothing) nothing.hidden = found > 0;
    clearTimeout(wait);
    wait = window.setTimeout(() => {
      const all = told?.dataset["all"] ?? "";
      const isAll = String(found) === all;
      if (told) told.textContent = isAll ? `All ${all} are shown` : `${found} of ${all} are shown`;
    }, pause);
  };
  box.addEventListener("input", show);
}
