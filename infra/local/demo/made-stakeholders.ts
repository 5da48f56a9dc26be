import type { Acknowledgement } from "#shared/domain/policy/acknowledgement.ts";
import { emptyResults, type Mailing } from "#shared/domain/reminders/mailing.ts";
import { withOutcomes } from "#shared/domain/reminders/mailing-progress.ts";
import { ownPeople } from "#shared/domain/reminders/own-people.ts";
import { reminderId } from "#shared/domain/reminders/reminder-due.ts";
import {
  type Audience,
  audiences,
  isReached,
  leadingAudience,
  type Stakeholder,
} from "#shared/domain/reminders/stakeholder.ts";
import { newStakeholder, wantedStakeholder } from "#shared/domain/reminders/wanted-stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { startOf } from "#shared/domain/school/school-year.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { hours, type Instant, later, minutes } from "#shared/domain/time.ts";
import { inventedPeople } from "./cast.ts";
import type { Chance } from "./chance.ts";

const groups: readonly (readonly [Audience, number])[] = [
  ["staff", 11],
  ["volunteers", 5],
  ["parents-carers", 64],
];
/** Languages that families of the school read best, beside English. */
const languages = ["ur", "pl", "ar"];
/** How many of each audience say that they have read the policy. */
const readers: Readonly<Record<Audience, number>> = {
  staff: 0.9,
  governors: 0.7,
  volunteers: 0.6,
  "parents-carers": 0.4,
};

/** The school's own people, and invented staff, volunteers and families: all were there at `since`. */
export function madeStakeholders(
  school: SchoolProfile,
  since: Instant,
  chance: Chance,
): readonly Stakeholder[] {
  const names = inventedPeople(
    school,
    groups.reduce((sum, [, count]) => sum + count, 0),
  );
  const held = groups.flatMap(([group, count]) => Array.from({ length: count }, () => group));
  const invented = names.map((name, place) => {
    const group = held[place] ?? "parents-carers";
    const speaks = group === "parents-carers" && chance.is(0.15) ? chance.pick(languages) : "en";
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.org`;
    return wantedStakeholder.parse({ name, email, audiences: [group], language: speaks });
  });
  return [...ownPeople(school), ...invented].map((one, place) => {
    const made = newStakeholder(school.id, one, since);
    // A parent or two have had enough of mail.
    const isTired = place % 37 === 36 && one.audiences.includes("parents-carers");
    return isTired ? { ...made, unsubscribedAt: later(since, hours(24 * 40)) } : made;
  });
}

/** A reminder of a past term, to everybody, done on the term's second day. */
export function madeReminder(
  school: string,
  term: TermDates,
  people: readonly Stakeholder[],
): Mailing {
  const startedAt = later(startOf(term.from), hours(24 + 9) + minutes(15));
  const mailing: Mailing = {
    school,
    id: reminderId(term),
    kind: "reminder",
    version: 1,
    status: "done",
    audiences: [...audiences],
    onlyUnacknowledged: false,
    startedAt,
    passFrom: startedAt,
    finishedAt: later(startedAt, 8),
    expected: people.length,
    pass: 1,
    results: emptyResults(),
    open: [],
  };
  return withOutcomes(
    mailing,
    people.map((one) => ({
      audience: leadingAudience(one.audiences),
      standing: isReached(one) ? "sent" : "unsubscribed",
    })),
  );
}

/** Who has said, in the days after `since`, that they have read these words. */
export const madeAcknowledgements = (
  people: readonly Stakeholder[],
  policy: { readonly hash: string; readonly version: number },
  since: Instant,
  until: Instant,
  chance: Chance,
): readonly Acknowledgement[] =>
  people.flatMap(({ school, email, audiences: held }): Acknowledgement[] => {
    const at = later(since, hours(chance.between(1, 24 * 20)));
    if (!chance.is(readers[leadingAudience(held)]) || at > until) return [];
    return [{ school, email, audiences: held, ...policy, at, withQuestion: false }];
  });
