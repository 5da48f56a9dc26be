const longest = 200;

/** Something that begins like a tag, a comment or a processing instruction, up to its end. */
const tag = /<[!/?a-z][^<>]*>/gi;
const unseen = /[\p{Cc}\p{Cf}]/gu;

export interface PlainText {
  readonly name: string;
  readonly marked?: true;
}

/** Text of one line as a person would read it, without markup; `marked` if there was any. */
export function plainText(raw: string): PlainText {
  const line = raw.slice(0, 5000).normalize("NFC").replaceAll(unseen, " ");
  const without = line.replaceAll(tag, " ").replaceAll(/[<>]/g, " ");
  const name = without.replaceAll(/\s+/g, " ").trim().slice(0, longest);
  return without === line ? { name } : { name, marked: true };
}
