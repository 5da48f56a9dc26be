import { orderOutcome, runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemClock } from "#shared/adapters/system.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import { emptyResults, noResults } from "#shared/domain/reminders/mailing.ts";
import { nextReminder } from "#shared/domain/reminders/next-reminder.ts";
import { reminderId } from "#shared/domain/reminders/reminder-due.ts";
import { audiences, type Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { yearOf } from "#shared/domain/school/school-year.ts";
import { following, keyOf, type TermDates } from "#shared/domain/school/term-dates.ts";
import type { RunningLaptop } from "#test/support/laptop.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { aTerm } from "#test/support/terms.ts";
import { sha } from "#test/support/world.ts";

/** The terms of this school year and the next autumn's: one of them is always still to come. */
function termsAround(): readonly TermDates[] {
  const year = yearOf(systemClock.now());
  return [
    aTerm("autumn", year, `${year}-09-02`, `${year}-12-18`),
    aTerm("spring", year, `${year + 1}-01-04`, `${year + 1}-03-24`),
    aTerm("summer", year, `${year + 1}-04-19`, `${year + 1}-07-21`),
    aTerm("autumn", year + 1, `${year + 1}-09-02`, `${year + 1}-12-17`),
  ];
}

/** What a test does in a running laptop cloud besides looking at its pages. */
export async function reminderDesk({ localDir }: RunningLaptop) {
  const running = await runningIn(localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const { school, table, url, token } = running;
  const client = laptopTableClient(table);
  const terms = dynamoTerms(client, table.name);
  const mailings = dynamoMailings(client, table.name);
  const dates = termsAround();
  const next = nextReminder(dates, [], systemClock.now());
  if (!next) throw new Error("No term is still to come");
  return {
    next,
    /** The next term, as addresses name it. */
    key: keyOf(next.term),
    keepTerms: async () => {
      const seen = await terms.find(school);
      await terms.replace(school, seen, { version: 1, terms: [...dates], changes: [] });
    },
    add: (changes: Partial<Stakeholder>) =>
      dynamoStakeholders(client, table.name).add(aStakeholder({ school, ...changes })),
    /** Keeps the reminder of the term after the next, which somebody has paused half-way. */
    keepPaused: async () => {
      const { number: version, hash } = firstVersion(sha);
      const at = systemClock.now();
      const term = following(next.term);
      const id = reminderId(term);
      await mailings.start(
        {
          school,
          id,
          kind: "reminder",
          version: 1,
          status: "paused",
          audiences: [...audiences],
          onlyUnacknowledged: false,
          startedAt: at,
          expected: 4,
          pass: 1,
          results: { ...emptyResults(), volunteers: { ...noResults, sent: 1, unsubscribed: 1 } },
          open: [],
          paused: { at, by: "Chandra Pillai, Computing lead" },
        },
        {
          school,
          id,
          term,
          policy: { version, hash },
          paragraphs: {},
          ageChanges: [],
          changedClauses: [],
        },
      );
    },
    /** Starts the job of the reminders for a quarter past nine of a day, as the scheduler would. */
    remindOn: async (day: string): Promise<unknown> => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ name: "remind-policy", at: `${day}T09:15:00Z` }),
      });
      return orderOutcome.parse(await answer.json());
    },
    close: () => client.destroy(),
  };
}
