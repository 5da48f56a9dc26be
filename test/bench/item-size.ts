import * as z from "zod/mini";
import { table } from "#shared/contract/table.ts";

/** A value as it goes over the wire. Strict: a kind whose size is not known here must not count 0. */
const value = z.strictObject({
  S: z.optional(z.string()),
  N: z.optional(z.string()),
  BOOL: z.optional(z.boolean()),
  NULL: z.optional(z.boolean()),
  get L() {
    return z.optional(z.array(value));
  },
  get M() {
    return z.optional(z.record(z.string(), value));
  },
});
type Value = z.infer<typeof value>;

export const item = z.record(z.string(), value);
export type Item = z.infer<typeof item>;

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
function sizeOfValue({ S, N, L, M }: Value): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replaceAll(/[-.]/g, "").length / 2) + 1;
  if (L) return 3 + sum(L.map((one) => 1 + sizeOfValue(one)));
  if (M) return 3 + Object.keys(M).length + sizeOf(M);
  return 1;
}

/** The bytes DynamoDB counts for an item: its names and its values. */
export const sizeOf = (one: Item): number =>
  sum(Object.entries(one).map(([name, inner]) => Buffer.byteLength(name) + sizeOfValue(inner)));

/** The units that writing an item costs: one for every KB that is begun. */
export const unitsOf = (one: Item): number => Math.max(1, Math.ceil(sizeOf(one) / 1024));

/** The units that its rows in the indexes cost besides: no answer on a laptop tells of them. */
export const indexUnitsOf = (one: Item): number =>
  sum(
    Object.values(table.indexes)
      .filter(({ partition, sort }) => partition in one && sort in one)
      .map((index) => {
        const names: readonly string[] = [
          table.partition,
          table.sort,
          index.partition,
          index.sort,
          ...index.projects,
        ];
        const row = Object.entries(one).filter(([name]) => names.includes(name));
        return unitsOf(Object.fromEntries(row));
      }),
  );
