import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { fromRow, type Row, rowSchema, toRow } from "./dynamo-keys.ts";
import { wrote } from "./dynamo-writes.ts";

/** What a row holds beside its keys, its place in the due index and the version of its shape. */
export function contentOf(row: Row): Record<string, unknown> {
  const {
    [table.partition]: _pk,
    [table.sort]: _sk,
    [table.indexes.due.partition]: _due,
    schema: _schema,
    ...content
  } = fromRow(row);
  return content;
}

/** Which rows of a partition, in the order of their sort keys. */
export interface RowsLook {
  readonly partition: string;
  /** Only sort keys that begin so. */
  readonly beginning?: string;
  readonly lastFirst?: boolean;
  /** All that one answer holds (a megabyte), if left out. */
  readonly limit?: number;
  /** From behind this sort key on. */
  readonly after?: string | undefined;
}
export interface RowsPage {
  readonly rows: readonly Row[];
  /** The sort key to go on behind; undefined if this is the end. */
  readonly next: string | undefined;
}

function questionFor({ partition, beginning, lastFirst = false, limit, after }: RowsLook) {
  const narrowed = beginning === undefined ? "" : " AND begins_with(#sk, :beginning)";
  return {
    KeyConditionExpression: `#pk = :pk${narrowed}`,
    ExpressionAttributeNames: { "#pk": table.partition, ...(narrowed && { "#sk": table.sort }) },
    ExpressionAttributeValues: toRow({ ":pk": partition, ":beginning": beginning }),
    ScanIndexForward: !lastFirst,
    Limit: limit,
    ExclusiveStartKey:
      after === undefined
        ? undefined
        : toRow({ [table.partition]: partition, [table.sort]: after }),
    ConsistentRead: true,
  };
}

/** Whole rows of the table: read as they are now, written only where the table is as it was seen. */
export function dynamoRows(client: DynamoDBClient, tableName: string) {
  const put = (item: object, condition: object) =>
    wrote(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toRow({ ...item, schema: rowSchema }),
          ...condition,
        }),
      ),
    );
  return {
    async find(key: object): Promise<Row | undefined> {
      const asked = { TableName: tableName, Key: toRow(key), ConsistentRead: true };
      return (await client.send(new GetItemCommand(asked))).Item;
    },
    /** One query. */
    async page(look: RowsLook): Promise<RowsPage> {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({ TableName: tableName, ...questionFor(look) }),
      );
      const next = LastEvaluatedKey && String(fromRow(LastEvaluatedKey)[table.sort]);
      return { rows: Items, next };
    },
    /** Writes a row with its keys unless there is one. Says whether it did. */
    putNew: (item: object): Promise<boolean> =>
      put(item, { ConditionExpression: `attribute_not_exists(${table.partition})` }),
    /** Writes a row with its keys if what stands there has this value. Says whether it did. */
    putOver(item: object, seen: Readonly<Record<string, string | number>>): Promise<boolean> {
      const [[name, value] = ["", ""]] = Object.entries(seen);
      return put(item, {
        ConditionExpression: "#seen = :seen",
        ExpressionAttributeNames: { "#seen": name },
        ExpressionAttributeValues: toRow({ ":seen": value }),
      });
    },
  };
}
