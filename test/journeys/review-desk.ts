import { orderOutcome, runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { systemClock } from "#shared/adapters/system.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { hours, later } from "#shared/domain/time.ts";
import type { RunningLaptop } from "#test/support/laptop.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { reported, signedIn } from "./visitor.ts";
import { triage, work } from "./worked-incidents.ts";

/** Words that stand nowhere else: no governor may ever read one of them. */
export const canary = {
  name: "Bilby Dunnartson",
  description: "Quokkaphoto of the sand pit.",
  title: "Wombatgroup photograph",
  lesson: "Bandicoot: say it before every event.",
} as const;
export const canaries = /quokka|bilby|dunnart|wombat|bandicoot/i;

/** What a test does in a running laptop cloud besides looking at its pages. */
export async function reviewDesk(laptop: RunningLaptop) {
  const running = await runningIn(laptop.localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const { school, table, url, token } = running;
  const client = laptopTableClient(table);
  return {
    latest: () => dynamoReviewReader(client, table.name).latest(school),
    add: (changes: Partial<Stakeholder>) =>
      dynamoStakeholders(client, table.name).add(aStakeholder({ school, ...changes })),
    /** An incident that the headteacher has triaged, and recorded a lesson of. */
    taught: async (clause = "lesson-time"): Promise<string> => {
      const { reference } = await reported(laptop, {
        kind: "near-miss",
        categories: ["photographs"],
        description: canary.description,
        people: [{ name: canary.name, relationship: "parent-carer", involvement: "alleged" }],
      });
      const head = await signedIn(laptop, "amara-osei");
      await work(head, reference, [
        [triage[0], { ...triage[1], title: canary.title, owner: "amara-osei" }],
        ["lesson", { clause, note: canary.lesson }],
      ]);
      return reference;
    },
    /** Starts the job of the review as the scheduler would, some days from now. */
    run: async (daysOn = 0): Promise<unknown> => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({
          name: "annual-review",
          at: later(systemClock.now(), daysOn * hours(24)),
        }),
      });
      return orderOutcome.parse(await answer.json());
    },
    close: () => client.destroy(),
  };
}
