import { bodyOf, type Exclusions, lessonReferences } from "../domain/review/body.ts";
import { mailingDays } from "../domain/review/mailing-days.ts";
import { addresseesOfNotice, type Notice, noticesOn } from "../domain/review/notices.ts";
import { type Review, reviewLimits } from "../domain/review/review.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { type Day, type Instant, schoolDay } from "../domain/time.ts";
import type { Incidents, Reviews, World } from "../ports.ts";
import { type TellParts, tellPeople } from "./tell-people.ts";

export type NoticeParts = TellParts & {
  readonly reviews: Pick<Reviews, "settle">;
  readonly terms: Pick<World["terms"], "find">;
  readonly incidents: Pick<Incidents, "exclusions">;
};

/** Whom the incidents keep out that the amendments come from: none or one call. */
export async function exclusionsOf(
  { incidents, school }: Pick<NoticeParts, "incidents" | "school">,
  one: Pick<Review, "amendments">,
): Promise<Exclusions> {
  const references = lessonReferences(one);
  const all: [Exclusions, ...Exclusions[]] = [new Map()];
  for (let start = 0; start < references.length; start += 100) {
    all.push(await incidents.exclusions(school.id, references.slice(start, start + 100)));
  }
  return new Map(all.flatMap((some) => [...some]));
}

/** Notices that wait for a day on which people are written to. The others go out on any day. */
const patient: readonly Notice["kind"][] = ["review-opened", "review-soon", "review-due"];

/** What every letter of a review says, and what this one does. */
function factsOf(one: Review, { kind, facts }: Notice, school: SchoolProfile, isWeekday: boolean) {
  const { committee } = bodyOf(school);
  return {
    dueOn: one.dueOn,
    because: one.dueBecause,
    round: `${one.dueRound}`,
    ...(one.nextDueOn && { nextDueOn: one.nextDueOn }),
    ...(one.signature && { inForceFrom: one.signature.inForceFrom }),
    ...(committee !== undefined && { committee }),
    // Nobody knows whether the day is a school day: the letter says so.
    ...(isWeekday && patient.includes(kind) && { days: "weekdays" }),
    ...facts,
  };
}

const add = (
  parts: NoticeParts,
  one: Review,
  notice: Notice,
  rest: { readonly exclusions: Exclusions; readonly isWeekday: boolean },
): Promise<number> =>
  tellPeople(parts, addresseesOfNotice(notice, one, parts.school, rest.exclusions), {
    kind: notice.kind,
    about: `review-${one.key}`,
    duty: notice.id,
    facts: factsOf(one, notice, parts.school, rest.isWeekday),
  });

/** The last of these are what still matters: those of the present due date, and of where it stands. */
const kept = (settled: readonly string[]) => settled.slice(-(reviewLimits.settled - 50));

/**
 * Writes the mails that a review owes on a day, then notes that it did. Dying in between writes none of
 * them twice, for each message exists once. How many were new.
 */
export async function sendReviewNotices(
  parts: NoticeParts,
  one: Review,
  at: Instant,
): Promise<{ readonly added: number; readonly review: Review }> {
  const today: Day = schoolDay(at);
  const days = mailingDays((await parts.terms.find(parts.school.id)).terms);
  const { send, done } = noticesOn(one, today, days);
  if (done.length === 0) return { added: 0, review: one };
  const exclusions = await exclusionsOf(parts, one);
  const isWeekday = !days.isKnown(today) && days.isOne(today);
  let added = 0;
  for (const notice of send) {
    added += await add(parts, one, notice, { exclusions, isWeekday });
  }
  const settled = kept([...one.settled, ...done]);
  const isNoted = await parts.reviews.settle(one, settled);
  return { added, review: isNoted ? { ...one, settled } : one };
}
