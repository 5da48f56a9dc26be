import { orderOutcome, runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoReviewReader } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { systemClock } from "#shared/adapters/system.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { hours, later, schoolDay } from "#shared/domain/time.ts";
import type { RunningLaptop } from "#test/support/laptop.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { chooseAtSignIn, reported, signedIn, Visitor } from "./visitor.ts";
import { triage, work } from "./worked-incidents.ts";

/** Words that stand nowhere else: no governor may ever read one of them. */
export const canary = {
  name: "Bilby Dunnartson",
  description: "Quokkaphoto of the sand pit.",
  title: "Wombatgroup photograph",
  lesson: "Bandicoot: say it before every event.",
} as const;
export const canaries = /quokka|bilby|dunnart|wombat|bandicoot/i;

/** Every address of our own that a page links to, without its fragment. */
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"#]+)/g)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&"))
    .filter((link) => /^\/(?!assets|sign-in)/.test(link));

/** The pages that somebody comes to by links, each once, by their addresses. */
export async function everythingRead(
  visitor: Visitor,
  from: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const waiting = [...from];
  const read = new Map<string, string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (read.has(path) || read.size > 300) continue;
    const html = await (await visitor.ask(path)).text();
    read.set(path, html);
    waiting.push(...linksIn(html).filter((link) => !read.has(link)));
  }
  return read;
}

type Fields = Readonly<Record<string, string>>;

/** What each posts from the first draft to the signature, one after the other. */
const story: readonly (readonly [person: string, change: string, fields: Fields])[] = [
  [
    "amara-osei",
    "propose-amendment",
    {
      change: "edit",
      clause: "lesson-time",
      title: "No social media in lesson time",
      markdown: "Children go on social media in lesson time only with a teacher.",
      why: "Toys that talk were new to us.",
    },
  ],
  ["amara-osei", "propose", { note: "Toys that talk are covered." }],
  ["ewan-sutherland", "comment", { about: "lesson-time", words: "Say what such a toy is." }],
  ["ewan-sutherland", "decide", { verdict: "approve" }],
  ["farida-rahman", "decide", { verdict: "approve" }],
  [
    "dorothy-marchetti",
    "sign",
    { name: "Dorothy Marchetti", declared: "yes", minuteReference: "PC 2027-01/4" },
  ],
];

/** What a test does in a running laptop cloud besides looking at its pages. */
export async function reviewDesk(laptop: RunningLaptop) {
  const running = await runningIn(laptop.localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const { school, table, url, token } = running;
  const client = laptopTableClient(table);
  const latest = () => dynamoReviewReader(client, table.name).latest(school);
  const post = async (person: string, change: string, fields: Fields) => {
    const one = await latest();
    const visitor = new Visitor(laptop);
    const to = `/sign-in?again=yes&to=/policy/review`;
    await visitor.ask(await chooseAtSignIn(visitor, person, to));
    const path = `/policy/review/${one?.key}/${change}`;
    const answer = await visitor.post(path, { seen: `${one?.version}`, go: "save", ...fields });
    if (answer.status !== 303) throw new Error(`${change}: ${await answer.text()}`);
  };
  return {
    latest,
    /** The whole review by its forms, without a browser, out of a lesson of this incident. */
    approve: async (reference: string): Promise<void> => {
      const [year = "", month = "", day = ""] = schoolDay(systemClock.now()).split("-");
      const meeting = { "meetingOn-day": day, "meetingOn-month": month, "meetingOn-year": year };
      for (const [person, change, fields] of story) {
        const lessons = `${reference}/lesson-time`;
        await post(person, change, { lessons, ...meeting, ...fields });
      }
    },
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
