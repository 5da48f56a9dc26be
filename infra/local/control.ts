import { randomBytes, timingSafeEqual } from "node:crypto";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import * as z from "zod/mini";
import { closeServer, listen, loopback } from "./listen.ts";
import { readPrivateJson, writePrivateJson } from "./private-file.ts";
import type { Scheduler } from "./scheduler.ts";

/** Where a running laptop cloud keeps its rows: for programs that read or fill the table itself. */
const keptTable = z.object({ endpoint: z.url(), name: z.string(), region: z.string() });
export type KeptTable = z.infer<typeof keptTable>;

/** What a program that works beside the functions has to know: no more than they are told. */
const workplace = z.object({
  table: keptTable,
  /** The name of the school's profile in `infra/schools`, without `.json`. */
  school: z.string(),
  /** The key ring, as the setting `KEYS` holds it. */
  keys: z.string(),
});
export type Workplace = z.infer<typeof workplace>;

/** Where a running laptop cloud takes orders, the word that shows one may give them, and its table. */
const controlFile = z.extend(workplace, { url: z.url(), token: z.string() });
type ControlFile = z.infer<typeof controlFile>;

/** The order to start a job: its name, and the instant it is to take for now. */
const order = z.object({ name: z.string(), at: z.iso.datetime({ offset: true }) });

/** What comes of an order. */
export const orderOutcome = z.union([
  z.object({ failure: z.string() }),
  z.object({ result: z.unknown() }),
]);
type OrderOutcome = z.infer<typeof orderOutcome>;

/** The laptop cloud that runs on the data in `localDir`, if one does. */
export async function runningIn(localDir: string): Promise<ControlFile | undefined> {
  const found = controlFile.safeParse(await readPrivateJson(join(localDir, "control.json")));
  if (!found.success) return undefined;
  // The file stays behind when the laptop cloud is killed, so it is asked whether it is there.
  const answers = await fetch(found.data.url).then(
    () => true,
    () => false,
  );
  return answers ? found.data : undefined;
}

export interface Control {
  readonly close: () => Promise<void>;
}

/** Takes orders on a port of its own, from whoever can read `control.json`: this user. */
export async function startControl(
  localDir: string,
  scheduler: Scheduler,
  told: Workplace,
): Promise<Control> {
  const file = join(localDir, "control.json");
  const token = randomBytes(32).toString("hex");
  const server = createServer((request, response) => {
    void outcomeOf(request, token, scheduler).then(([status, outcome]) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(outcome));
    });
  });
  const port = await listen(server, { variable: "the control port", port: 0 });
  const content: ControlFile = { url: `http://${loopback}:${port}`, token, ...told };
  await writePrivateJson(file, content);
  return {
    close: async () => {
      await rm(file, { force: true });
      await closeServer(server);
    },
  };
}

async function outcomeOf(
  request: IncomingMessage,
  token: string,
  scheduler: Scheduler,
): Promise<readonly [number, OrderOutcome]> {
  try {
    if (!mayGiveOrders(request, token)) return [403, { failure: "Not allowed." }];
    const { name, at } = order.parse(await json(request));
    if (!scheduler.names.includes(name)) {
      return [
        404,
        { failure: `There is no job "${name}". The jobs are: ${scheduler.names.join(", ")}.` },
      ];
    }
    return [200, { result: (await scheduler.run(name, Temporal.Instant.from(at))) ?? {} }];
  } catch (fault) {
    return [500, { failure: fault instanceof Error ? fault.message : String(fault) }];
  }
}

function mayGiveOrders(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
