import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { suppressedAddress } from "../domain/mail/suppressed-address.ts";
import type { SuppressedList } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { fromRow, keys, toRow } from "./dynamo-keys.ts";

/** What mail came back from, for many addresses at once. */
export const dynamoSuppressedList = (
  client: DynamoDBClient,
  tableName: string,
): SuppressedList => ({
  async findAll(school, addresses) {
    const rows = await readRows(client, tableName, {
      keys: addresses.map((one) => toRow(keys.suppressed(school, one))),
    });
    const found = rows.map((row) => {
      const { [table.partition]: _pk, [table.sort]: _sk, schema: _schema, ...rest } = fromRow(row);
      return suppressedAddress.parse(rest);
    });
    return new Map(
      found.filter(({ takenBackAt }) => takenBackAt === undefined).map((one) => [one.address, one]),
    );
  },
});
