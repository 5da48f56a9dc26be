import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConditionalCheckFailedException,
  type CreateTableCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startDynalite, type TableEngine } from "#infra/local/dynalite.ts";
import { ensureTable } from "#infra/local/table.ts";

const TableName = "incidents";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

const definition: CreateTableCommandInput = {
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["pk", "duePk", "dueAt"].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S",
  })),
  KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
  GlobalSecondaryIndexes: [
    {
      IndexName: "due",
      KeySchema: [
        { AttributeName: "duePk", KeyType: "HASH" },
        { AttributeName: "dueAt", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["version"] },
    },
  ],
};

describe("the table engine on a laptop", () => {
  let folder: string;
  let engine: TableEngine;
  let client: DynamoDBClient;

  const start = async () => {
    engine = await startDynalite({ path: folder });
    client = new DynamoDBClient({ endpoint: engine.endpoint, region: "eu-west-2", credentials });
  };
  const stop = async () => {
    client.destroy();
    await engine.close();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dynalite-"));
    await start();
    await ensureTable(client, definition);
    await client.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: "one" }, duePk: { S: "now" }, dueAt: { S: "1" }, words: { S: "first" } },
      }),
    );
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  const refused = async (write: Promise<unknown>) => {
    const fault: unknown = await write.catch((thrown: unknown) => thrown);
    if (!(fault instanceof ConditionalCheckFailedException)) throw new Error("not refused");
    return fault;
  };
  const due = async () => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "due",
        KeyConditionExpression: "duePk = :now",
        ExpressionAttributeValues: { ":now": { S: "now" } },
      }),
    );
    return Items;
  };

  it("hands back the row that refused a put, if asked", async () => {
    const put = {
      TableName,
      Item: { pk: { S: "one" } },
      ConditionExpression: "attribute_not_exists(pk)",
    };
    const asked = await refused(
      client.send(new PutItemCommand({ ...put, ReturnValuesOnConditionCheckFailure: "ALL_OLD" })),
    );
    expect(asked.Item).toMatchObject({ pk: { S: "one" }, words: { S: "first" } });
    const unasked = await refused(client.send(new PutItemCommand(put)));
    expect(unasked.Item).toBeUndefined();
  });

  it("hands back the row that refused an update, and none where there is none", async () => {
    const update = (pk: string) =>
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: pk } },
        UpdateExpression: "SET words = :next",
        ConditionExpression: "words = :before",
        ExpressionAttributeValues: { ":next": { S: "third" }, ":before": { S: "second" } },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      });
    expect((await refused(client.send(update("one")))).Item).toMatchObject({
      words: { S: "first" },
    });
    expect((await refused(client.send(update("none")))).Item).toBeUndefined();
  });

  it("keeps rows and their index rows in step, over a restart too", async () => {
    expect(await due()).toEqual([{ pk: { S: "one" }, duePk: { S: "now" }, dueAt: { S: "1" } }]);
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: "one" } },
        UpdateExpression: "SET dueAt = :later",
        ExpressionAttributeValues: { ":later": { S: "2" } },
      }),
    );
    await stop();
    await start();
    expect(await due()).toEqual([{ pk: { S: "one" }, duePk: { S: "now" }, dueAt: { S: "2" } }]);
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: "one" } },
        UpdateExpression: "REMOVE duePk, dueAt",
      }),
    );
    expect(await due()).toEqual([]);
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: { pk: { S: "one" } } }),
    );
    expect(Item).toEqual({ pk: { S: "one" }, words: { S: "first" } });
  });

  it("goes on when a client goes away in the middle of a request", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(engine.endpoint).port), "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
        setTimeout(() => socket.resetAndDestroy(), 50);
      });
      socket.once("close", () => resolve());
    });
    expect(await due()).toHaveLength(1);
  });

  it("says so when another copy holds the folder", async () => {
    await expect(startDynalite({ path: folder })).rejects.toThrow(/another copy/);
  });
});
