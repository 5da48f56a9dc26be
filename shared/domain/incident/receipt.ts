import * as z from "zod/mini";

/**
 * The secret number by which a reporter follows up: 16 digits. The first names the key of the ring
 * that derived it (1 to 9), so that old receipts outlive a new key; fifteen are drawn.
 */
export const receipt = z
  .string()
  .check(z.regex(/^[1-9]\d{15}$/))
  .brand<"Receipt">();
export type Receipt = z.infer<typeof receipt>;

const tenToThe15th = 1_000_000_000_000_000n;

/** Bytes of which a receipt is drawn: so many more than it has digits that none is likelier. */
export const drawnFrom = 10;

export const receiptFrom = (generation: number, bytes: Uint8Array): Receipt => {
  const { buffer, byteOffset } = bytes;
  const view = new DataView(buffer, byteOffset, drawnFrom);
  const number = view.getBigUint64(0) * 0x1_00_00n + BigInt(view.getUint16(8));
  return receipt.parse(`${generation}${String(number % tenToThe15th).padStart(15, "0")}`);
};

export const generationOf = (one: Receipt): number => Number(one.charAt(0));

/** As it is shown: `1234 5678 9012 3456`. */
export const receiptInGroups = (one: Receipt): string => one.replaceAll(/(\d{4})(?=\d)/g, "$1 ");

/** The receipt in what a person typed: blanks and hyphens do not matter. Undefined if it is none. */
export const readReceipt = (typed: string): Receipt | undefined =>
  receipt.safeParse(typed.replaceAll(/[\s-]/g, "")).data;
