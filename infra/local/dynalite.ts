import type { Server } from "node:http";
import { createRequire } from "node:module";
import type dynaliteModule from "dynalite";
import { closeServer, listen, loopback, StartFailure, type WantedPort } from "./listen.ts";

const require = createRequire(import.meta.url);

/** Values as the engine keeps them: `{ S: "…" }` and so on, by attribute name. */
type Item = Record<string, unknown>;
type Callback = (fault?: Error | null) => void;
interface Refusal extends Error {
  readonly body: Record<string, unknown>;
}
type Operation =
  | { readonly type: "put"; readonly key: string; readonly value: Item }
  | { readonly type: "del"; readonly key: string };
interface Rows {
  readonly put: (key: string, item: Item, done: Callback) => void;
  readonly del: (key: string, done: Callback) => void;
}
interface Store {
  readonly db: {
    readonly open: () => Promise<void>;
    readonly batch: (operations: readonly Operation[], done: Callback) => void;
  };
  getItemDb: (table: string) => Rows;
}
interface Index {
  readonly IndexName: string;
}
interface Table {
  readonly TableName: string;
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
}
interface IndexActions {
  readonly puts: readonly { index: string; key: string; item: Item }[];
  readonly deletes: readonly { index: string; key: string }[];
}
interface Engine {
  create: (options: object) => Store;
  checkConditional: (
    request: Record<string, unknown>,
    existing?: Item,
  ) => Refusal | null | undefined;
  updateIndexes: (
    store: Store,
    table: Table,
    before: Item | null | undefined,
    after: Item | null | undefined,
    done: Callback,
  ) => void;
  readonly getIndexActions: (
    indexes: readonly Index[],
    before: Item | null | undefined,
    after: Item | null | undefined,
    table: Table,
  ) => IndexActions;
  readonly createKey: (item: Item, table: Table) => string;
}

const engine: Engine = require("dynalite/db");
const stores: Store[] = [];
/** Index rows that wait to be written with the row they belong to, by table and key. */
const waiting = new WeakMap<Store, Map<string, readonly Operation[]>>();

/**
 * The engine forgets to hand back the row that refused a write; ours is asked for with
 * `ReturnValuesOnConditionCheckFailure: "ALL_OLD"`, as DynamoDB has it.
 */
function handBackRefusingRow(): void {
  for (const action of ["putItem", "updateItem", "deleteItem"]) {
    const validation: { types: Record<string, unknown> } = require(
      `dynalite/validations/${action}`,
    );
    validation.types["ReturnValuesOnConditionCheckFailure"] = {
      type: "String",
      enum: ["ALL_OLD", "NONE"],
    };
  }
  const check = engine.checkConditional;
  engine.checkConditional = (request, existing) => {
    const refusal = check(request, existing);
    const wanted = request["ReturnValuesOnConditionCheckFailure"] === "ALL_OLD";
    if (refusal && existing && wanted) refusal.body["Item"] = existing;
    return refusal;
  };
}

/**
 * The engine writes a row and its index rows one after the other, so a `kill -9` in between leaves a
 * row that owes mail out of the index that finds it. Here they are one atomic batch.
 */
function writeRowsWithTheirIndexes(): void {
  const create = engine.create;
  engine.create = (options) => {
    const store = create(options);
    stores.push(store);
    const pending = new Map<string, readonly Operation[]>();
    waiting.set(store, pending);
    const rowsOf = store.getItemDb;
    const take = (table: string, key: string) => {
      const operations = pending.get(`${table}~${key}`) ?? [];
      pending.delete(`${table}~${key}`);
      return operations;
    };
    store.getItemDb = (table) => ({
      ...rowsOf(table),
      put: (key, value, done) =>
        store.db.batch(
          [...take(table, key), { type: "put", key: `item-${table}~${key}`, value }],
          done,
        ),
      del: (key, done) =>
        store.db.batch([...take(table, key), { type: "del", key: `item-${table}~${key}` }], done),
    });
    return store;
  };
  engine.updateIndexes = (store, table, before, after, done) => {
    const row = after ?? before;
    if (row) {
      const key = `${table.TableName}~${engine.createKey(row, table)}`;
      waiting.get(store)?.set(key, indexOperations(table, before, after));
    }
    done();
  };
}

function indexOperations(
  table: Table,
  before: Item | null | undefined,
  after: Item | null | undefined,
): readonly Operation[] {
  const kinds = { local: table.LocalSecondaryIndexes, global: table.GlobalSecondaryIndexes };
  return Object.entries(kinds).flatMap(([kind, indexes]) => {
    const { puts, deletes } = engine.getIndexActions(indexes ?? [], before, after, table);
    const place = (index: string, key: string) =>
      `index-${kind}~${table.TableName}~${index}~${key}`;
    return [
      ...deletes.map(({ index, key }) => ({ type: "del" as const, key: place(index, key) })),
      ...puts.map(({ index, key, item }) => ({
        type: "put" as const,
        key: place(index, key),
        value: item,
      })),
    ];
  });
}

handBackRefusingRow();
writeRowsWithTheirIndexes();
// Taken last, so that it is built on the engine as extended above.
const dynalite: typeof dynaliteModule = require("dynalite");

export interface TableEngine {
  /** Where the DynamoDB client of the SDK finds it. */
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts DynamoDB on this machine: in `path`, or in memory without one. */
export async function startDynalite(
  options: { readonly path?: string; readonly wanted?: WantedPort } = {},
): Promise<TableEngine> {
  const { path, wanted = { variable: "DYNAMODB_PORT", port: 0 } } = options;
  const atOnce = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
  const server = dynalite({ ...atOnce, ...(path !== undefined && { path }) });
  const store = stores.pop();
  await store?.db.open().catch((fault: unknown) => {
    throw new StartFailure(
      `The table in ${path} cannot be opened. Is another copy running on the same folder? ` +
        `Stop it, or give this one a folder of its own: LOCAL_DIR=.local2 npm start`,
      { cause: fault },
    );
  });
  surviveBrokenConnections(server);
  const port = await listen(server, wanted).catch(async (fault: unknown) => {
    await closeServer(server);
    throw fault;
  });
  return { endpoint: `http://${loopback}:${port}`, close: () => closeServer(server) };
}

/** The engine throws, and so ends the process, when a client goes away in mid-request. */
function surviveBrokenConnections(server: Server): void {
  const [answer] = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    answer?.call(server, request, response);
    request.removeAllListeners("error").on("error", () => undefined);
  });
}
