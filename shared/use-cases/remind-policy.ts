import { emptyResults, type Mailing, type MailingContent } from "../domain/reminders/mailing.ts";
import {
  followUpId,
  hasJoinedSince,
  isFollowUpDue,
  remindableDay,
  reminderId,
} from "../domain/reminders/reminder-due.ts";
import { audiences, isReached } from "../domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { keyOf, type TermDates, termWithoutDates } from "../domain/school/term-dates.ts";
import { type Day, type Instant, schoolDay } from "../domain/time.ts";
import type { Messages, World } from "../ports.ts";
import { type ContentParts, policyOn, saidIn, termOnly } from "./reminder-content.ts";
import { tellPeople } from "./tell-people.ts";

export type RemindParts = ContentParts &
  Pick<World, "terms" | "mailings" | "stakeholders" | "clock" | "log"> & {
    readonly messages: Pick<Messages, "add">;
  };

/** What one run did. */
export interface Reminded {
  /** Reminders that it began, none or one. */
  started: number;
  /** Passes that it began for those who joined since. */
  resumed: number;
  /** Second requests that it began, none or one. */
  followUps: number;
  /** Mails that tell somebody that a term has no dates. */
  warned: number;
}

/** Those who see to it that terms have dates, and that reminders go out. */
const told = ({ people }: SchoolProfile) =>
  people.filter(({ roles }) => roles.some((held) => held === "headteacher" || held === "clerk"));

/** Tells the head and the clerk of a term without dates: once each, however often it is asked. */
async function warn(parts: RemindParts, terms: readonly TermDates[], today: Day): Promise<number> {
  const missing = termWithoutDates(terms, today);
  if (!missing) return 0;
  const about = `terms-${keyOf(missing)}`;
  return tellPeople(parts, told(parts.school), { kind: "terms-missing", about, duty: "missing" });
}

type NewMailing = Pick<Mailing, "id" | "kind" | "audiences" | "onlyUnacknowledged">;

/** A mailing that begins now for the day it was due on. It owes its mails from now on. */
async function begun(parts: RemindParts, wanted: NewMailing, at: Instant): Promise<Mailing> {
  const { school, stakeholders, clock } = parts;
  const now = clock.now();
  return {
    school: school.id,
    version: 1,
    status: "running",
    startedAt: at,
    expected: await stakeholders.count(school.id),
    pass: 1,
    passFrom: now,
    results: emptyResults(),
    open: [],
    dueAt: now,
    ...wanted,
  };
}

async function start(
  parts: RemindParts,
  wanted: NewMailing,
  said: Pick<MailingContent, "term" | "paragraphs" | "ageChanges">,
  at: Instant,
): Promise<number> {
  const { mailings, school, log } = parts;
  const isNew = await mailings.start(await begun(parts, wanted, at), {
    school: school.id,
    id: wanted.id,
    policy: await policyOn(parts, schoolDay(at)),
    changedClauses: [],
    ...said,
  });
  if (isNew) log.info("a mailing began", { mailing: wanted.id });
  return isNew ? 1 : 0;
}

async function startReminder(
  parts: RemindParts,
  before: readonly Mailing[],
  term: TermDates,
  at: Instant,
): Promise<number> {
  const wanted = {
    id: reminderId(term),
    kind: "reminder",
    audiences: [...audiences],
    onlyUnacknowledged: false,
  } satisfies NewMailing;
  return start(parts, wanted, await saidIn(parts, before, term), at);
}

/** Whether somebody is in the list whom the last pass may not have met. Read until one is found. */
async function someoneJoined({ stakeholders, school }: RemindParts, one: Mailing) {
  let after: string | undefined;
  for (;;) {
    const { found, more } = await stakeholders.page(school.id, { limit: joinersPage, after });
    if (found.some((who) => isReached(who) && hasJoinedSince(one, who))) return true;
    after = found.at(-1)?.email;
    if (!more || after === undefined) return false;
  }
}

/** About a quarter of a megabyte: a school is read in a few queries, once a day. */
const joinersPage = 1000;

/** Goes through the list once more for those who joined since. Nobody gets two: a message exists once. */
async function resume(parts: RemindParts, reminder: Mailing): Promise<number> {
  if (reminder.status !== "done" || !(await someoneJoined(parts, reminder))) return 0;
  const { mailings, stakeholders, school, clock, log } = parts;
  const { after: _after, finishedAt: _finishedAt, ...kept } = reminder;
  const now = clock.now();
  const isOurs = await mailings.replace(reminder, {
    ...kept,
    status: "running",
    pass: reminder.pass + 1,
    passFrom: now,
    expected: await stakeholders.count(school.id),
    results: emptyResults(),
    open: [],
    dueAt: now,
  });
  if (isOurs) log.info("a mailing goes on for those who joined", { mailing: reminder.id });
  return isOurs ? 1 : 0;
}

async function followUp(
  parts: RemindParts,
  reminder: Mailing,
  term: TermDates,
  at: Instant,
): Promise<number> {
  const { reminderTexts, school } = parts;
  if (!isFollowUpDue(reminder, schoolDay(at))) return 0;
  if (!(await reminderTexts.settings(school.id)).followUp) return 0;
  const wanted = {
    id: followUpId(term),
    kind: "follow-up",
    audiences: ["staff", "governors"],
    onlyUnacknowledged: true,
  } satisfies NewMailing;
  return start(parts, wanted, { term: termOnly(term), paragraphs: {}, ageChanges: [] }, at);
}

/**
 * Does what is due on the day of `at`, if it is not done: late, repeated, out of order or twice at
 * once, it ends the same. A term that nobody gave dates has no reminder, but somebody is told.
 */
export async function remindPolicy(parts: RemindParts, at: Instant): Promise<Reminded> {
  const { terms, mailings, school, log } = parts;
  const today = schoolDay(at);
  const calendar = await terms.find(school.id);
  const result: Reminded = { started: 0, resumed: 0, followUps: 0, warned: 0 };
  result.warned = await warn(parts, calendar.terms, today);

  const day = remindableDay(calendar.terms, today);
  if (day.is === "no-school-day") return result;
  const before = await mailings.list(school.id);
  const { term } = day;
  const reminder = before.find(({ id }) => id === reminderId(term));
  if (day.is === "not-certain") {
    if (!reminder) log.error("bank holidays are not known", { year: today.slice(0, 4) });
    return result;
  }
  if (!reminder) {
    result.started = await startReminder(parts, before, term, at);
    return result;
  }
  const isAsked = before.some(({ id }) => id === followUpId(term));
  if (!isAsked) result.followUps = await followUp(parts, reminder, term, at);
  result.resumed = await resume(parts, reminder);
  return result;
}
