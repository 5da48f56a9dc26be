import * as z from "zod/mini";
import { day, instant } from "../time.ts";
import { exclusion } from "./access.ts";
import { allegedOf, categoriesOf } from "./current.ts";
import { historyEntry } from "./history.ts";
import { noWork } from "./no-work.ts";
import { reference } from "./reference.ts";
import { band } from "./risk.ts";
import type { Routed } from "./routing.ts";
import { digest, standing } from "./standing.ts";
import { status } from "./status.ts";
import { submission } from "./submission.ts";
import { relationship } from "./vocabulary.ts";
import { severity, work } from "./work.ts";

/** Everything a school keeps about one incident. The receipt is not in it, only what it derives to. */
export const incident = z.strictObject({
  ...standing.shape,
  school: z.string(),
  version: z.int().check(z.positive()),
  status,
  told: submission,
  work: z._default(work, noWork),
  /** Proves a receipt without holding it. */
  receiptProof: digest,
  excluded: exclusion,
  history: z.array(historyEntry),
  /** When mail is owed about it; absent when none is. */
  dueAt: z.optional(instant),
  /** The mail duties that were done, by their ids. */
  settled: z._default(z.array(z.string()), []),
});
export type Incident = z.infer<typeof incident>;

/** What the register's index holds of an incident: a line of the list, and whom it is kept from. */
export const registerLine = z.object({
  reference,
  title: z.optional(z.string()),
  kind: submission.shape.kind,
  categories: submission.shape.categories,
  status,
  severity: z.optional(severity),
  band: z.optional(band),
  owner: z.optional(z.string()),
  receivedAt: instant,
  occurredOn: submission.shape.occurredOn,
  closedAt: z.optional(instant),
  relationships: z._default(z.array(relationship), []),
  site: z.optional(z.string()),
  clauses: z._default(z.array(z.string()), []),
  actionsDue: z._default(z.array(day), []),
  excluded: exclusion,
});
export type RegisterLine = z.infer<typeof registerLine>;

export const routedBy = (one: Pick<Incident, "told" | "work" | "excluded">): Routed => ({
  categories: categoriesOf(one),
  alleged: allegedOf(one),
  excluded: one.excluded,
});
