import * as z from "zod/mini";

/**
 * Digits and consonants that are not mistaken for one another: no 0/O, 1/I/L, 2/Z is kept as 2, 5/S
 * as 5, 8/B as 8, U and V are out, and no vowel, so that no reference spells a word. 23 is prime,
 * which lets the check character find every single slip and every swap of neighbours.
 */
const alphabet = "23456789CDFGHJKMNPQRTWX";
const drawn = 7;

const checkCharacter = (symbols: string): string => {
  const sum = Array.from(symbols).reduce(
    (total, symbol, place) => total + (place + 2) * alphabet.indexOf(symbol),
    0,
  );
  return alphabet.charAt(sum % alphabet.length);
};

/** The public number of an incident, to quote: `HH-7KQ2-9MXF`. */
export const reference = z
  .string()
  .check(
    z.regex(new RegExp(`^[A-Z]{2,4}-[${alphabet}]{4}-[${alphabet}]{4}$`)),
    z.refine((value) => {
      const symbols = value.slice(value.indexOf("-")).replaceAll("-", "");
      return checkCharacter(symbols.slice(0, drawn)) === symbols.slice(drawn);
    }),
  )
  .brand<"Reference">();
export type Reference = z.infer<typeof reference>;

/** Bytes of which a reference is drawn. */
export const drawnFrom = 8;

/** A reference drawn from eight bytes that nobody can foretell, or from the first eight of more. */
export function referenceFrom(prefix: string, bytes: Uint8Array): Reference {
  const { buffer, byteOffset } = bytes;
  const number = new DataView(buffer, byteOffset, drawnFrom).getBigUint64(0);
  let left = Number(number % BigInt(alphabet.length ** drawn));
  let symbols = "";
  while (symbols.length < drawn) {
    symbols += alphabet.charAt(left % alphabet.length);
    left = Math.floor(left / alphabet.length);
  }
  symbols += checkCharacter(symbols);
  return reference.parse(`${prefix}-${symbols.slice(0, 4)}-${symbols.slice(4)}`);
}

/** The reference in what a person typed, whatever the case and the hyphens; undefined if it is none. */
export function readReference(typed: string): Reference | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  const found = /^([A-Z]{2,4}?)([2-9A-Z]{4})([2-9A-Z]{4})$/.exec(plain);
  return found ? reference.safeParse(found.slice(1).join("-")).data : undefined;
}
