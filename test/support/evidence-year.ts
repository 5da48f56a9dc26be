import type { Reference } from "#shared/domain/incident/reference.ts";
import { firstVersion } from "#shared/domain/policy/policy-version.ts";
import { emptyResults, type Mailing } from "#shared/domain/reminders/mailing.ts";
import type { Audience } from "#shared/domain/reminders/stakeholder.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { type Instant, instant } from "#shared/domain/time.ts";
import { aMessage, chair, clerk, head, noon } from "./builders.ts";
import type { TestTable } from "./engine.ts";
import {
  aLook,
  anEvidenceOffice,
  type EvidenceChanges,
  type EvidenceOffice,
} from "./evidence-office.ts";
import { work } from "./evidence-work.ts";
import { aMailing, contentOf } from "./mailing-room.ts";
import { as } from "./office.ts";
import { aSite } from "./sites.ts";
import { aStakeholder } from "./stakeholders.ts";
import { aYear } from "./terms.ts";
import { sha } from "./world.ts";

export const middayOf = (day: string): Instant => instant.parse(`${day}T12:00:00.000Z`);
const words = firstVersion(sha);

/** Incidents of two school years, with a lesson about one clause in six of them. */
async function incidentsOf({ record }: EvidenceOffice): Promise<readonly Reference[]> {
  const parent = {
    people: [{ relationship: "parent-carer", involvement: "alleged", roles: [] }],
  };
  const taught = work({ clause: "staff-photographs", note: "Pat Novak did not know." });
  await record(1, { site: "facebook" }, { at: middayOf("2026-10-05") });
  await record(6, { site: "facebook", ...parent }, { at: middayOf("2026-10-06"), ...taught });
  await record(9, { kind: "near-miss", categories: ["privacy"] }, { at: middayOf("2026-11-02") });
  await record(2, { kind: "concern" }, { at: middayOf("2026-11-20") });
  await record(6, parent, { at: middayOf("2027-02-01") });
  await record(8, {}, { at: middayOf("2026-03-01") });
  await record(3, { kind: "near-miss" }, { at: middayOf("2026-05-01") });
  return record(1, { kind: "near-miss" }, { at: middayOf("2025-10-01") });
}

const results = (sent: Partial<Record<Audience, number>>): Mailing["results"] => {
  const all = emptyResults();
  for (const [audience, count] of Object.entries(sent)) all[audience as Audience].sent = count;
  all["parents-carers"].suppressed = 2;
  all["parents-carers"].unsubscribed = 3;
  all["parents-carers"].failed = 1;
  return all;
};

/** Three reminders of the year, one of the year before, and who has read the policy. */
async function remindersOf({ mailings, stakeholders, acknowledgements, school }: EvidenceOffice) {
  const sent = { staff: 4, governors: 2, "parents-carers": 40 };
  for (const [id, day] of [
    ["reminder-2026-spring", "2026-01-05"],
    ["reminder-2026-autumn", "2026-09-04"],
    ["reminder-2027-spring", "2027-01-04"],
  ] as const) {
    const { dueAt: _due, ...one } = aMailing({
      ...{ id, startedAt: middayOf(day), status: "done", results: results(sent) },
    });
    const content = { ...contentOf(one), policy: { version: 1, hash: words.hash } };
    await mailings.start(one, content);
  }
  for (const [audience, people, read] of [
    ["staff", 4, 3],
    ["governors", 2, 2],
    ["parents-carers", 6, 1],
  ] as const) {
    for (let one = 0; one < people; one += 1) {
      const email = `${audience}.${one}@example.org`;
      await stakeholders.add(aStakeholder({ email, name: "Pat Novak", audiences: [audience] }));
      const common = { school: school.id, hash: words.hash, email, version: 1, at: noon };
      if (one < read) {
        await acknowledgements.add({ ...common, audiences: [audience], withQuestion: false });
      }
    }
  }
}

/** One new site and one with another age, published in the spring. */
async function sitesOf({ siteLists, school }: EvidenceOffice) {
  const first = firstList(sha);
  const sites = first.sites.map((one) => (one.slug === "facebook" ? { ...one, minAge: 14 } : one));
  const next = nextVersion(
    first,
    {
      sites: [...sites, aSite()],
      by: "Chandra Pillai, Computing lead",
      note: "A new one.",
      at: middayOf("2027-03-01"),
    },
    sha,
  );
  await siteLists.publish(school.id, first, next);
}

/** What waits for somebody: two questions, one of them answered, and two mails that were given up. */
async function openOf({ policyQuestions, messages, school }: EvidenceOffice) {
  for (const number of [1, 2]) {
    await policyQuestions.add({
      ...{ school: school.id, hash: words.hash, version: 1, askedAt: noon, revision: 0 },
      id: `001-${String(number).repeat(32)}`,
      ...{ email: "pat@example.org", name: "Pat Novak", audiences: ["parents-carers"] },
      text: "May I?",
      ...(number === 2 && { answered: { at: noon, by: "Amara Osei, Headteacher" } }),
    });
  }
  const failed = { status: "failed", failure: "MessageRejected", givenUpAt: noon } as const;
  for (const about of ["terms-2027-autumn", "HH-7KQ2-9MXF"]) {
    const { dueAt: _due, ...one } = aMessage({
      ...{ ...failed, about, id: `${about}#missing#${head.id}`, kind: "terms-missing" },
    });
    await messages.add(one);
  }
}

/** A school year of everything that the evidence tells of, seen on 1 June 2027. */
export async function aFullYear(table: TestTable, changes: EvidenceChanges = {}) {
  const desk = anEvidenceOffice(table, changes);
  await desk.setTerms(aYear);
  const [reported = ""] = await incidentsOf(desk);
  await remindersOf(desk);
  await sitesOf(desk);
  await openOf(desk);
  const computing = as("Chandra Pillai", "computing-lead");
  await desk.post(computing, aLook({ "on-day": "20", "on-month": "11", "on-year": "2026" }));
  const found = "A post about Pat Novak, which was reported.";
  await desk.post(
    computing,
    aLook(
      { seen: "1", "on-day": "3", "on-month": "2", "on-year": "2027", found, incidents: reported },
      ["x"],
    ),
  );
  return desk;
}

/** Names that stand somewhere in the rows of that year, and nowhere in the evidence. */
export const namesOfTheYear: readonly string[] = [
  "Novak",
  "Chandra",
  head.name,
  chair.name,
  clerk.name,
];
