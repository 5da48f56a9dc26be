import { createServer, type IncomingMessage, request as open } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod/mini";
import { closeServer, listen } from "#infra/local/listen.ts";
import { type Item, item, unitsOf } from "./item-size.ts";
import type { Engine } from "./stub-engine.ts";

/** One call to the table, and what it costs by DynamoDB's rules. */
export interface TableCall {
  readonly operation: string;
  readonly status: number;
  /** What was to be written, if the call writes a whole row. */
  readonly item: Item | undefined;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export interface CountingProxy extends Engine {
  /** The calls since the last time this was asked. */
  readonly take: () => readonly TableCall[];
}

const call = z.looseObject({ Item: z.optional(item) });
const consumed = z.looseObject({ CapacityUnits: z.number() });
/** A call for rows of many keys tells what it consumed table by table. */
const answer = z.looseObject({
  ConsumedCapacity: z.optional(z.union([consumed, z.array(consumed)])),
});
const isRead = /^(BatchGetItem|GetItem|Query|Scan|TransactGetItems)$/;

/** Passes every call on to `engine`, asks it what the call consumes, and keeps count. */
export async function startCountingProxy(engine: string): Promise<CountingProxy> {
  let calls: TableCall[] = [];
  const server = createServer((incoming, response) => {
    passOn(incoming, engine).then(
      ({ made, contentType, body }) => {
        calls.push(made);
        response.writeHead(made.status, { "content-type": contentType }).end(body);
      },
      (fault: unknown) => response.writeHead(502).end(String(fault)),
    );
  });
  const port = await listen(server, { variable: "any", port: 0 });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => closeServer(server),
    take: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}

async function passOn(incoming: IncomingMessage, engine: string) {
  const operation = String(incoming.headers["x-amz-target"]).split(".").pop() ?? "";
  const sent = call.parse(JSON.parse(await text(incoming)));
  const answered = await send(engine, incoming, { ReturnConsumedCapacity: "TOTAL", ...sent });
  const status = answered.statusCode ?? 0;
  const body = await text(answered);
  const { ConsumedCapacity } = answer.parse(JSON.parse(body));
  // A refused condition is charged like a write, but the answer does not say how much.
  const charged = status === 200 ? undefined : unitsOf(sent.Item ?? {});
  const told = ConsumedCapacity && [ConsumedCapacity].flat();
  const consumption = told?.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  const units = consumption ?? charged ?? Number.NaN;
  const made: TableCall = {
    operation,
    status,
    item: sent.Item,
    writeUnits: isRead.test(operation) ? 0 : units,
    readUnits: isRead.test(operation) ? units : 0,
  };
  return { made, contentType: String(answered.headers["content-type"]), body };
}

const send = (engine: string, { headers }: IncomingMessage, words: object) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const body = JSON.stringify(words);
    const { "transfer-encoding": _, ...same } = headers;
    const length = Buffer.byteLength(body);
    open(engine, { method: "POST", headers: { ...same, "content-length": length } }, resolve)
      .once("error", reject)
      .end(body);
  });
