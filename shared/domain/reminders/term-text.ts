import * as z from "zod/mini";
import { text } from "../text.ts";
import { instant } from "../time.ts";
import { mainLanguage } from "./paragraph-for.ts";
import { language } from "./stakeholder.ts";

/** The longest paragraph: somebody reads it on a telephone, above everything else. */
export const longestParagraph = 2000;
/** English, and nine others: more than any school of ours translates into. */
export const mostLanguages = 10;

export const termParagraph = text({ longest: longestParagraph });

/** The term's own paragraph, in the languages that the school has it in. Version 0 was never kept. */
export const termText = z.strictObject({
  /** `2026-autumn`. */
  term: z.string().check(z.regex(/^20\d\d-(?:autumn|spring|summer)$/)),
  version: z.int().check(z.nonnegative()),
  paragraphs: z.record(language, termParagraph),
  /** Who wrote it last, and when. */
  changed: z.optional(z.strictObject({ at: instant, by: z.string() })),
});
export type TermText = z.infer<typeof termText>;

export const emptyText = (term: string): TermText => ({ term, version: 0, paragraphs: {} });

/** The languages of a text, English first, the others by their tags. */
export const languagesOf = ({ paragraphs }: Pick<TermText, "paragraphs">): readonly string[] =>
  Object.keys(paragraphs).toSorted((one, other) => {
    if (one === mainLanguage || other === mainLanguage) return one === mainLanguage ? -1 : 1;
    return one < other ? -1 : 1;
  });
