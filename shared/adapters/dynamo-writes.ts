import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** Runs a conditional write; undefined if its condition did not hold. */
export async function ifStillSo<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return undefined;
    throw fault;
  }
}

/** Says whether a conditional write wrote. */
export const wrote = async (write: Promise<unknown>): Promise<boolean> =>
  (await ifStillSo(write)) !== undefined;
