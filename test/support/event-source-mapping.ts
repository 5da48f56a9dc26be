import * as z from "zod/mini";

/** A record of the table's stream, as far as the mapping looks at it. */
export interface StreamRecord {
  readonly eventName: "INSERT" | "MODIFY";
  readonly dynamodb: { readonly SequenceNumber: string };
}

/** The nth record of a stream. What is in it is nobody's business: what is due stands in the index. */
export const aRecord = (number: number): StreamRecord => ({
  eventName: "INSERT",
  dynamodb: { SequenceNumber: String(number).padStart(21, "0") },
});

export interface Mapped {
  /** Batches that were handed over, each by the numbers of its records. */
  readonly batches: readonly (readonly string[])[];
  /** Records that were put aside after all tries. */
  readonly aside: readonly StreamRecord[];
}

/** The only answer that AWS's guide describes. Anything else than it has no stated meaning. */
const answer = z.strictObject({
  batchItemFailures: z.array(z.strictObject({ itemIdentifier: z.string() })),
});
const retries = 3;

/**
 * Hands a shard's records over as Lambda's mapping does, set as ours is: a batch that fails is halved,
 * a record that fails alone is tried three times more and put aside, and of an answer that names
 * records the lowest is where it goes on.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function mapStream(
  records: readonly StreamRecord[],
  invoke: (event: { Records: readonly unknown[] }) => Promise<unknown>,
): Promise<Mapped> {
  const batches: string[][] = [];
  const aside: StreamRecord[] = [];
  /** The place of the first record that has to come again; undefined if the whole batch failed. */
  const goneTo = async (batch: readonly StreamRecord[]): Promise<number | undefined> => {
    const numbers = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
    batches.push(numbers);
    const said = await invoke({ Records: batch }).catch(() => undefined);
    if (said === undefined) return undefined;
    const failed = answer.parse(said).batchItemFailures.map((one) => one.itemIdentifier);
    const lowest = failed.toSorted()[0];
    // A number that nobody knows is the whole batch again.
    return lowest === undefined ? batch.length : Math.max(0, numbers.indexOf(lowest));
  };
  const work = async (batch: readonly StreamRecord[], left: number): Promise<void> => {
    const gone = await goneTo(batch);
    if (gone === batch.length) return;
    const half = Math.ceil(batch.length / 2);
    if (gone) await work(batch.slice(gone), left);
    else if (batch.length > 1) {
      await work(batch.slice(0, half), left);
      await work(batch.slice(half), left);
    } else if (left > 0) await work(batch, left - 1);
    else aside.push(...batch);
  };
  for (let from = 0; from < records.length; from += 100) {
    await work(records.slice(from, from + 100), retries);
  }
  return { batches, aside };
}
