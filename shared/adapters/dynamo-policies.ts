import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { type PolicyVersion, policyVersion } from "../domain/policy/policy-version.ts";
import { type StoredText, storedText } from "../domain/policy/stored-text.ts";
import type { Policies } from "../ports.ts";
import { fromRow, keys, policyPartition, type Row, rowSchema, toRow } from "./dynamo-keys.ts";

/** Texts kept in memory: the one in force, one to come, and what somebody compares. */
const textsKept = 8;

const versionOf = (row: Row): PolicyVersion => {
  const { [table.partition]: _, [table.sort]: __, schema: ___, ...version } = fromRow(row);
  return policyVersion.parse(version);
};

/** What everybody reads. Words never change under their fingerprint, so a text is read once. */
export function dynamoPolicyReader(
  client: DynamoDBClient,
  tableName: string,
): Pick<Policies, "list" | "text"> {
  const texts = new Map<string, StoredText>();
  return {
    async list(school) {
      // One page is enough: there are at most 200 versions, of a few kilobytes each.
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :version)",
          ExpressionAttributeNames: { "#pk": table.partition, "#sk": table.sort },
          ExpressionAttributeValues: toRow({
            ":pk": policyPartition(school),
            ":version": "VERSION#",
          }),
          ConsistentRead: true,
        }),
      );
      return Items.map(versionOf);
    },
    async text(school, hash) {
      const name = `${school} ${hash}`;
      const kept = texts.get(name);
      if (kept) return kept;
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toRow(keys.policyWords(school, hash)),
          ConsistentRead: true,
        }),
      );
      if (!Item) return undefined;
      const words = storedText.parse({ sections: fromRow(Item)["sections"] });
      const [oldest] = texts.keys();
      if (texts.size >= textsKept && oldest !== undefined) texts.delete(oldest);
      texts.set(name, words);
      return words;
    },
  };
}

/** What the review does. */
export function dynamoPolicyWriter(
  client: DynamoDBClient,
  tableName: string,
): Pick<Policies, "add" | "replace"> {
  /** Says whether it was written: false if the condition did not hold. */
  const put = async (
    item: object,
    condition: Omit<PutItemCommandInput, "TableName" | "Item">,
  ): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toRow({ ...item, schema: rowSchema }),
          ...condition,
        }),
      );
      return true;
    } catch (fault) {
      if (fault instanceof ConditionalCheckFailedException) return false;
      throw fault;
    }
  };
  const ifNew = {
    ConditionExpression: "attribute_not_exists(#pk)",
    ExpressionAttributeNames: { "#pk": table.partition },
  };
  /** The same words may stand there already: then there is nothing to do. */
  const keep = (school: string, hash: string, { sections }: StoredText) =>
    put({ ...keys.policyWords(school, hash), sections }, ifNew);
  return {
    async add(school, version, words) {
      await keep(school, version.hash, words);
      return put({ ...keys.policyVersion(school, version.number), ...version }, ifNew);
    },
    async replace(school, seen, next, words) {
      if (words) await keep(school, next.hash, words);
      return put(
        { ...keys.policyVersion(school, next.number), ...next },
        {
          ConditionExpression: "#revision = :seen",
          ExpressionAttributeNames: { "#revision": "revision" },
          ExpressionAttributeValues: toRow({ ":seen": seen.revision }),
        },
      );
    },
  };
}
