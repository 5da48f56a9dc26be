import * as z from "zod/mini";
import { clauseId } from "../policy/clauses.ts";
import { text } from "../text.ts";
import { day, instant } from "../time.ts";
import { reference } from "./reference.ts";
import { assessment } from "./risk.ts";
import { person, submission } from "./submission.ts";
import { kind } from "./vocabulary.ts";

/** How grave it is, as whoever triages it sees it: a first word, before the risk is assessed. */
export const severityWords = {
  low: "Low: no harm, easily put right",
  medium: "Medium: some harm, or it may come again",
  high: "High: somebody is harmed or the school’s name is",
  critical: "Critical: a child or an adult is at risk, or a crime may have been committed",
} as const;
const severities = Object.keys(severityWords) as [Severity, ...Severity[]];
export type Severity = keyof typeof severityWords;
export const severity = z.enum(severities);

/** The longest of each text that the register's people write, in characters. */
export const longestWork = { title: 80, note: 5_000, message: 3_000, reason: 1_000, short: 200 };
/** At most so many of anything that grows with an incident. */
export const mostEntries = 100;

const long = text({ longest: longestWork.note });
const reason = text({ longest: longestWork.reason });
const short = text({ longest: longestWork.short });
const signed = { at: instant, by: z.string() };
const list = <Item extends z.core.$ZodType>(item: Item) =>
  z._default(z.array(item).check(z.maxLength(mostEntries)), []);

/** A step of the pathway that was taken, or skipped with a reason. */
const settledStep = z.strictObject({
  step: z.string(),
  how: z.enum(["done", "skipped"]),
  on: day,
  reason: z.optional(reason),
  ...signed,
});

/** A referral to somebody outside the school. */
const referral = z.strictObject({
  to: z.string(),
  on: day,
  reference: z.optional(short),
  ...signed,
});

/** Something that has to be done, by whom and until when, and whether it helped. */
const action = z.strictObject({
  number: z.int().check(z.positive()),
  what: short,
  /** The id of a person of the school's profile. */
  owner: z.string(),
  dueOn: day,
  doneOn: z.optional(day),
  check: z.optional(z.strictObject({ worked: z.boolean(), note: z.optional(reason), ...signed })),
  ...signed,
});

/** Between the school and the reporter, through the receipt. Who of the school wrote stays inside. */
const talk = z.strictObject({ from: z.enum(["school", "reporter"]), text: long, ...signed });
/** For the register's people only; an addendum corrects or adds to what is written, without changing it. */
const note = z.strictObject({ kind: z.enum(["note", "addendum"]), text: long, ...signed });
/** What the incident teaches about the policy: the annual review reads these. */
const lesson = z.strictObject({ clause: clauseId, note: reason, ...signed });

/**
 * What the register's people made of an incident. What was told stays as it was told, beside it:
 * `kind`, `categories`, `people` and `site` are here once somebody has corrected them.
 */
export const work = z.strictObject({
  title: z.optional(text({ longest: longestWork.title })),
  kind: z.optional(kind),
  categories: z.optional(submission.shape.categories),
  people: z.optional(z.array(person).check(z.maxLength(20))),
  site: z.optional(short),
  severity: z.optional(severity),
  /** The id of the person of the school's profile who sees to it. */
  owner: z.optional(z.string()),
  inherent: z.optional(assessment),
  residual: z.optional(assessment),
  decision: z.optional(long),
  /** The reason of the last status that needed one. */
  reason: z.optional(reason),
  /** The incident that this one repeats. */
  original: z.optional(reference),
  closedAt: z.optional(instant),
  steps: list(settledStep),
  referrals: list(referral),
  actions: list(action),
  talk: list(talk),
  notes: list(note),
  lessons: list(lesson),
});
export type Work = z.infer<typeof work>;
