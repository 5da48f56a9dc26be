import type { MailingContent } from "./mailing.ts";

/** The language of everything that is not the school's own. */
export const mainLanguage = "en";

export interface Paragraph {
  readonly language: string;
  readonly text: string;
}

const isRegion = (part: string): boolean => /^(?:[a-z]{2}|\d{3})$/i.test(part);

/** `ur-PK`, then `ur`; but `pa-Arab` alone, for `pa` is written in letters that not all can read. */
function* tagsFor(language: string): Generator<string> {
  const parts = language.toLowerCase().split("-");
  yield parts.join("-");
  while (parts.length > 1 && isRegion(parts.at(-1) ?? "")) {
    parts.pop();
    yield parts.join("-");
  }
}

/** The term's own paragraph in a language, or in the same language of any country. */
export function paragraphIn(
  paragraphs: MailingContent["paragraphs"],
  language: string,
): Paragraph | undefined {
  const written = Object.entries(paragraphs).filter(([, text]) => text.trim() !== "");
  for (const tag of tagsFor(language)) {
    const found = written.find(([one]) => one.toLowerCase() === tag);
    if (found) return { language: found[0], text: found[1] };
  }
  return undefined;
}

/** The paragraph for somebody who reads a language: in that one first, and in English always. */
export function paragraphsFor(
  paragraphs: MailingContent["paragraphs"],
  language: string,
): { readonly own: Paragraph | undefined; readonly english: Paragraph | undefined } {
  const english = paragraphIn(paragraphs, mainLanguage);
  const own = paragraphIn(paragraphs, language);
  return { own: own?.language === english?.language ? undefined : own, english };
}
