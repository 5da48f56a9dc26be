import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoReminderTexts } from "#shared/adapters/dynamo-reminder-texts.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import type { Mailing } from "#shared/domain/reminders/mailing.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { lastYears, startOf } from "#shared/domain/school/school-year.ts";
import { applyTerms } from "#shared/domain/school/term-calendar.ts";
import { keyOf, type TermDates } from "#shared/domain/school/term-dates.ts";
import { type Instant, schoolDay } from "#shared/domain/time.ts";
import { chanceFrom } from "./chance.ts";
import type { Table } from "./fill-register.ts";
import { madeBounce } from "./made-bounce.ts";
import { madeAcknowledgements, madeReminder, madeStakeholders } from "./made-stakeholders.ts";
import { madeTerms } from "./made-terms.ts";

/** What was made up beside the register. */
export interface FilledOffice {
  readonly stakeholders: number;
  readonly reminders: number;
  readonly acknowledgements: number;
}

const paragraphs = {
  en: "Our winter concert is on 11 December. You are welcome to take photographs of your own child. Please keep them to yourself if other children can be seen in them.",
  pl: "Nasz zimowy koncert odbędzie się 11 grudnia. Możesz robić zdjęcia swojemu dziecku. Jeśli widać na nich inne dzieci, prosimy ich nie publikować.",
  ur: "ہمارا سرمائی پروگرام 11 دسمبر کو ہے۔ آپ اپنے بچے کی تصویریں لے سکتے ہیں۔ اگر ان میں دوسرے بچے نظر آئیں تو براہِ کرم انہیں شائع نہ کریں۔",
};

const by = "Hollie Brandt, Office";

/** The term dates of the school: those that were set stay, and are the answer. */
async function setTerms({ client, name }: Table, school: SchoolProfile, now: Instant) {
  const store = dynamoTerms(client, name);
  const seen = await store.find(school.id);
  if (seen.version > 0) return seen.terms;
  const [year = 0, ...before] = lastYears(now, 3);
  const put = madeTerms([...before.toReversed(), year, year + 1]);
  const next = applyTerms(seen, { put, remove: [], how: "form" }, by, now);
  if (!next.ok) throw new Error(next.refused.map(({ words }) => words).join(" "));
  await store.replace(school.id, seen, next.value);
  return next.value.terms;
}

/** A reminder a term so far, and what the mails of the present one say. */
async function setReminders(
  { client, name }: Table,
  school: SchoolProfile,
  {
    begun,
    people,
  }: { readonly begun: readonly TermDates[]; readonly people: readonly Stakeholder[] },
): Promise<readonly Mailing[]> {
  const { hash } = firstVersion((text) => systemIds.digest(text));
  const mailings = dynamoMailings(client, name);
  const made = begun.map((term) => ({ term, mailing: madeReminder(school.id, term, people) }));
  for (const { term, mailing } of made) {
    const { year, term: ofYear } = term;
    await mailings.start(mailing, {
      school: school.id,
      id: mailing.id,
      term: { year, term: ofYear },
      policy: { version: 1, hash },
      paragraphs: term === begun.at(-1) ? paragraphs : {},
      ageChanges: [],
      changedClauses: [],
    });
  }
  const texts = dynamoReminderTexts(client, name);
  const present = begun.at(-1);
  const seen = present && (await texts.find(school.id, keyOf(present)));
  if (seen?.version === 0)
    await texts.replace(school.id, seen, { ...seen, version: 1, paragraphs });
  return made.map(({ mailing }) => mailing);
}

/** The present term's reminder came back from the last of the families. */
async function setBounce(
  { client, name }: Table,
  reminders: readonly Mailing[],
  people: readonly Stakeholder[],
): Promise<void> {
  const [reminder, family] = [reminders.at(-1), people.at(-1)];
  if (!reminder || !family) return;
  const { message, suppressed } = madeBounce(reminder, family);
  if (!(await dynamoMessages(client, name).add(message))) return;
  await dynamoSuppressed(client, name).suppress(suppressed);
}

/**
 * Gives the school terms, people to remind, the reminders of the past and what came of them. Nothing
 * is sent. What is there already stays as it is.
 */
export async function fillOffice(
  table: Table,
  school: SchoolProfile,
  now: Instant,
): Promise<FilledOffice> {
  const chance = chanceFrom(2026);
  const terms = await setTerms(table, school, now);
  const begun = terms.filter(({ from }) => from < schoolDay(now));
  const [first] = begun;
  const last = begun.at(-1);
  if (!first || !last) return { stakeholders: 0, reminders: 0, acknowledgements: 0 };

  const people = madeStakeholders(school, startOf(first.from), chance);
  const stakeholders = dynamoStakeholders(table.client, table.name);
  const added = await Promise.all(people.map((one) => stakeholders.add(one)));
  const reminders = await setReminders(table, school, { begun, people });
  await setBounce(table, reminders, people);

  const policy = { version: 1, hash: firstVersion((text) => systemIds.digest(text)).hash };
  const store = dynamoAcknowledgements(table.client, table.name);
  const read = madeAcknowledgements(people, policy, startOf(last.from), now, chance);
  await Promise.all(read.map((one) => store.add(one)));
  return {
    stakeholders: added.filter(Boolean).length,
    reminders: reminders.length,
    acknowledgements: read.length,
  };
}
