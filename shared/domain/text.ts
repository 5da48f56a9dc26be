import * as z from "zod/mini";

/** Control characters other than tab and line feed: nobody types them, engines and mails choke on them. */
const unstorable = /[^\P{Cc}\t\n]/u;

/** Length as people count it: an emoji is one character, not two. */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

export const isStorable = (text: string): boolean => text.isWellFormed() && !unstorable.test(text);

/** The one form in which text is kept: NFC, line feeds only, no blanks at the ends. */
export const tidy = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").normalize("NFC").trim();

/** A whole number as it is written in a sentence: `10,000`. Not by Intl, which a cold start would wait for. */
const inWords = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");

/** Text of `shortest` to `longest` characters, kept tidy. Lone surrogates and control characters are refused. */
export const text = ({ shortest = 1, longest }: { shortest?: number; longest: number }) => {
  /** Counted only in doubt: a string has at least half as many characters as it is long, at most as many. */
  const fits = (value: string): boolean => {
    if (value.length >= 2 * shortest && value.length <= longest) return true;
    const length = lengthOf(value);
    return length >= shortest && length <= longest;
  };
  const complaint = `must be text of ${shortest} to ${inWords(longest)} characters`;
  return z.pipe(
    z.pipe(z.string(complaint), z.transform(tidy)),
    z.string().check(
      z.refine((value) => isStorable(value), "has characters that cannot be stored: type it again"),
      z.refine(fits, complaint),
    ),
  );
};
