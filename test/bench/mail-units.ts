import { startFaultMailProxy } from "#test/support/fault-mail-proxy.ts";
import { startMailProcess } from "#test/support/mail-process.ts";
import { beginIn, parents } from "#test/support/mailing-room.ts";
import { startCountingProxy, type TableCall } from "./counting-proxy.ts";
import { indexUnitsOf } from "./item-size.ts";
import type { MailStand } from "./mail-stand.ts";

/** What a mail of a mailing costs of the table, on average, pages and progress included. */
export interface MailUnits {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Write units of the rows in the indexes. */
  readonly indexUnits: number;
  readonly calls: number;
}

/**
 * At most: a row that comes into an index, or leaves it, is one write there, and one that moves in it
 * is two. The one row that stands in one is the mailing, whose lease moves it as well.
 */
const indexUnits = (calls: readonly TableCall[]): number =>
  calls.reduce((units, { operation, item }) => {
    if (operation === "UpdateItem") return units + 2;
    const own = item ? indexUnitsOf(item) : 0;
    return units + (own > 0 ? own + 1 : 0);
  }, 0);

/** Sends a reminder to so many, and counts every call by DynamoDB's rules. */
export async function measureMailUnits(stand: MailStand, recipients: number): Promise<MailUnits> {
  const tableName = await stand.newTable();
  await beginIn({ client: stand.client, tableName }, parents(recipients));
  const counting = await startCountingProxy(stand.table);
  const proxy = await startFaultMailProxy(stand.mail);
  const world = { ...stand, table: counting.endpoint, mail: proxy.endpoint, tableName, rate: 1000 };
  const running = await startMailProcess("deliver-mail", world);
  try {
    await running.run();
  } finally {
    await running.ended();
    await proxy.close();
    await counting.close();
  }
  if (proxy.taken.length !== recipients) throw new Error("Not all mails were sent");
  const calls = counting.take();
  const sum = (of: (call: TableCall) => number) =>
    calls.reduce((total, call) => total + of(call), 0) / recipients;
  return {
    writeUnits: sum(({ writeUnits }) => writeUnits),
    readUnits: sum(({ readUnits }) => readUnits),
    indexUnits: indexUnits(calls) / recipients,
    calls: calls.length / recipients,
  };
}

export const allUnits = ({ writeUnits, readUnits, indexUnits: more }: MailUnits): number =>
  writeUnits + readUnits + more;
