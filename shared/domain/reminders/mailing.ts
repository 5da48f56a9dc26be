import * as z from "zod/mini";
import { mailingKinds } from "../mail/message-kind.ts";
import { instant, minutes } from "../time.ts";
import { audience, audiences, language } from "./stakeholder.ts";

/** Stakeholders that are worked off before it is noted how far a mailing is. */
export const pageSize = 50;
/** Whoever works on a page has the mailing for so long: longer than a run may take. In seconds. */
export const pageLease = minutes(1);
/** So many messages may be without an end; more of them, and no new ones are sent till some have one. */
export const mostOpen = 200;
/** How often messages without an end are looked at. In seconds. */
export const lookAgainAfter = minutes(1);

/** What became of the mails to one audience, by the end of the last page that was worked off. */
export const mailingResults = z.strictObject({
  /** The mail service has taken it. */
  sent: z.int().check(z.nonnegative()),
  /** Not taken yet, and tried again; or somebody else is sending it at this moment. */
  waiting: z.int().check(z.nonnegative()),
  /** Given up, or of unknown fate: in the list of mail that did not get out. */
  failed: z.int().check(z.nonnegative()),
  /** Mail to the address came back before, or was marked as unwanted. */
  suppressed: z.int().check(z.nonnegative()),
  /** They asked for no more reminders. */
  unsubscribed: z.int().check(z.nonnegative()),
});
export type MailingResults = z.infer<typeof mailingResults>;

/**
 * One mail to each stakeholder it is for, worked off page by page. Its row owes the mails as long as it
 * runs; each mail is a message of its own, made once, whatever happens to the run.
 */
export const mailing = z.strictObject({
  school: z.string(),
  /** `reminder-2026-autumn`, `follow-up-2026-autumn`, `new-version-3`: exists once. */
  id: z.string().check(z.regex(/^[a-z0-9-]{3,60}$/)),
  kind: z.enum(mailingKinds),
  version: z.int().check(z.positive()),
  status: z.enum(["running", "paused", "done"]),
  /** Whom it is for. */
  audiences: z.array(audience).check(z.minLength(1)),
  /** True if those who have acknowledged the policy are left out. */
  onlyUnacknowledged: z.boolean(),
  startedAt: instant,
  finishedAt: z.optional(instant),
  /** How many stakeholders there were when it began: what progress is measured by. */
  expected: z.int().check(z.nonnegative()),
  /** The address of the last stakeholder of the last page that was worked off. */
  after: z.optional(z.string()),
  /** Counted from 1: it goes through the list again for those who joined since. */
  pass: z.int().check(z.positive()),
  /** When that pass was begun: who joined then or later may not have been met by it. */
  passFrom: z.optional(instant),
  /** By leading audience; those of the pass that runs. */
  results: z.record(audience, mailingResults),
  /** Messages whose end is not known yet: these are `waiting`. */
  open: z
    .array(z.strictObject({ id: z.string(), audience }))
    .check(z.maxLength(mostOpen + pageSize)),
  /** When it is to go on, or, while somebody works on it, when their lease runs out. */
  dueAt: z.optional(instant),
  /** Who paused or resumed it last, and when. */
  paused: z.optional(z.strictObject({ at: instant, by: z.string() })),
});
export type Mailing = z.infer<typeof mailing>;

/** What its mails say, as it was when the mailing began: it stays as it is to the last mail. */
export const mailingContent = z.strictObject({
  school: z.string(),
  id: z.string(),
  /** The term it is for. */
  term: z.optional(z.strictObject({ year: z.int(), term: z.enum(["autumn", "spring", "summer"]) })),
  /** The text that is reminded of, and acknowledged. */
  policy: z.strictObject({ version: z.int().check(z.positive()), hash: z.string() }),
  /** The term's own paragraph, by language. */
  paragraphs: z.record(language, z.string().check(z.maxLength(3000))),
  /** Age limits that changed since the last term; null is not known. */
  ageChanges: z
    .array(
      z.strictObject({
        slug: z.string(),
        name: z.string(),
        before: z.nullable(z.int()),
        after: z.nullable(z.int()),
      }),
    )
    .check(z.maxLength(50)),
  /** Titles of the clauses that a new version changed. */
  changedClauses: z.array(z.string()).check(z.maxLength(100)),
});
export type MailingContent = z.infer<typeof mailingContent>;

export const noResults: MailingResults = {
  sent: 0,
  waiting: 0,
  failed: 0,
  suppressed: 0,
  unsubscribed: 0,
};

/** Every audience with nothing counted yet. */
export const emptyResults = (): Mailing["results"] => ({
  staff: { ...noResults },
  governors: { ...noResults },
  volunteers: { ...noResults },
  "parents-carers": { ...noResults },
});

/** Everybody who was looked at so far, whatever came of it. */
export const workedOff = ({ results }: Pick<Mailing, "results">): number =>
  audiences.flatMap((one) => Object.values(results[one])).reduce((sum, count) => sum + count, 0);
