import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoIncidentsReader, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { maySee } from "#shared/domain/incident/access.ts";
import { toMarkdown } from "#shared/domain/policy/markdown.ts";
import { clauseOf, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Review } from "#shared/domain/review/review.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import type { RawInput } from "#shared/domain/said-input.ts";
import type { Person, SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Role } from "#shared/domain/school/role.ts";
import { startOf } from "#shared/domain/school/school-year.ts";
import { type Day, daysLater, hours, type Instant, later, schoolDay } from "#shared/domain/time.ts";
import { annualReview } from "#shared/use-cases/annual-review.ts";
import { type ChangeReviewParts, changeReview } from "#shared/use-cases/change-review.ts";
import type { Table } from "./fill-register.ts";

/** A school's desk in the past: what is written stays, and no mail leaves it. */
function pastDesk({ client, name }: Table, school: SchoolProfile) {
  let at: Instant;
  const parts: ChangeReviewParts & Parameters<typeof annualReview>[0] = {
    school,
    clock: { now: () => at },
    ids: systemIds,
    log: {
      info: () => undefined,
      error: (sentence, facts) => {
        throw new Error(`${sentence}: ${JSON.stringify(facts)}`);
      },
    },
    terms: dynamoTerms(client, name),
    reviews: dynamoReviews(client, name),
    policies: { ...dynamoPolicyReader(client, name), ...dynamoPolicyWriter(client, name) },
    messages: { add: () => Promise.resolve(true) },
    mailings: { start: () => Promise.resolve(true) },
    stakeholders: dynamoStakeholders(client, name),
    incidents: { ...dynamoExclusions(client, name), ...dynamoIncidentsReader(client, name) },
  };
  const latest = () => parts.reviews.latest(school.id);
  return {
    latest,
    /** The job of these days, at half past nine, until the review is as wanted. */
    async until(from: Day, to: Day, isAsWanted: (one: Review | undefined) => boolean) {
      for (let one = from; one <= to; one = daysLater(one, 1)) {
        at = later(startOf(one), hours(9.5));
        await annualReview(parts, at);
        if (isAsWanted(await latest())) return one;
      }
      return undefined;
    },
    async change(on: Day, who: Person, change: ReviewChangeName, raw: RawInput): Promise<void> {
      const one = await latest();
      if (!one) throw new Error("There is no review");
      at = later(startOf(on), hours(15));
      const wanted = { key: one.key, change, seen: one.version, raw, reauthenticatedAt: at };
      const outcome = await changeReview(parts, who, wanted);
      if (!outcome.ok) throw new Error(`${change} is ${JSON.stringify(outcome.refused.why)}`);
    },
  };
}

const holder = ({ people }: SchoolProfile, role: Role): Person => {
  const found = people.find(({ roles }) => roles.includes(role));
  if (!found) throw new Error(`Nobody is ${role}`);
  return found;
};

/** A clause with one paragraph more. */
function edited(clause: string, more: string) {
  const { title, blocks } = clauseOf(policyText, clause);
  return { change: "edit", clause, title, markdown: `${toMarkdown(blocks)}\n\n${more}` };
}

/** A lesson of the register that the headteacher may see: the newest there is. */
async function someLesson({ client, name }: Table, school: SchoolProfile) {
  const head = holder(school, "headteacher");
  const { lines } = await dynamoRegister(client, name).page(school.id, { limit: 200 });
  return lines
    .filter(({ clauses, excluded }) => clauses.length > 0 && maySee(head, excluded, school))
    .flatMap(({ reference, clauses }) => clauses.map((clause) => ({ reference, clause })))
    .find(({ clause }) =>
      policyText.sections.some((one) => one.clauses.some((c) => c.id === clause)),
    );
}

/**
 * Has the governors' review of the policy under way: an amendment that a lesson caused, and what a
 * governor says to it. It begins after the text was written that it is about. Says whether it did;
 * nothing is done if there was a review before.
 */
export async function fillReview(
  table: Table,
  school: SchoolProfile,
  now: Instant,
): Promise<boolean> {
  const desk = pastDesk(table, school);
  if (await desk.latest()) return false;
  const today = schoolDay(now);
  const earliest = [daysLater(today, -20), policyText.writtenOn].toSorted().at(-1) ?? today;
  const opened = await desk.until(earliest, today, (one) => one !== undefined);
  const lesson = await someLesson(table, school);
  if (opened === undefined || !lesson) return opened !== undefined;

  await desk.change(opened, holder(school, "headteacher"), "propose-amendment", {
    ...edited(lesson.clause, "Whoever is not sure asks the headteacher before anything is posted."),
    why: "It was not clear whom to ask.",
    lessons: `${lesson.reference}/${lesson.clause}`,
  });
  await desk.change(opened, holder(school, "governor"), "comment", {
    about: lesson.clause,
    words: "Clear. Volunteers should hear of this on their first day too.",
  });
  return true;
}
