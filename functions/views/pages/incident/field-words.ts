import type { FieldChange } from "#shared/domain/incident/history.ts";
import { referralsOut } from "#shared/domain/incident/pathway.ts";
import { steps } from "#shared/domain/incident/pathway-steps.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames } from "#shared/domain/incident/vocabulary.ts";
import { severityWords } from "#shared/domain/incident/work.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

type Words = (value: string) => string;

/** What is not known, such as the mark of a removed passage, stands as it is. */
const oneOf =
  (table: Readonly<Record<string, string>>): Words =>
  (value) =>
    (Object.hasOwn(table, value) ? table[value] : undefined) ?? value;

const statusNames = Object.fromEntries(
  Object.entries(statusWords).map(([status, { staff }]) => [status, staff]),
);
/** The word before the explanation. */
const severityNames = Object.fromEntries(
  Object.entries(severityWords).map(([value, words]) => [value, words.split(":")[0] ?? value]),
);
const stepNames = Object.fromEntries(steps.map(({ id, words }) => [id, words]));
const referralNames = Object.fromEntries(referralsOut.map(({ id, words }) => [id, words]));
const clauseNames = Object.fromEntries(
  Object.entries(clauses).map(([id, { section, title }]) => [id, `${section}: ${title}`]),
);

const valuesOf = ({ people }: Pick<SchoolProfile, "people">): Readonly<Record<string, Words>> => ({
  status: oneOf(statusNames),
  kind: oneOf(kindNames),
  categories: (value) => value.split(", ").map(oneOf(categoryWords)).join("; "),
  severity: oneOf(severityNames),
  owner: oneOf(Object.fromEntries(people.map(({ id, name }) => [id, name]))),
});

/** Fields whose name ends in an id, and what such ids are called. */
const named: readonly (readonly [RegExp, Words])[] = [
  [/^step (.+)$/, (id) => `step “${oneOf(stepNames)(id)}”`],
  [/^referral to (.+)$/, (id) => `referral to ${oneOf(referralNames)(id)}`],
  [/^lesson for (.+)$/, (id) => `lesson for ${oneOf(clauseNames)(id)}`],
];

const fieldName = (field: string): string => {
  for (const [form, words] of named) {
    const id = form.exec(field)?.[1];
    if (id !== undefined) return words(id);
  }
  return field;
};

/** An entry's change as people read it: history keeps the ids, which never change their meaning. */
export function inWords(
  { field, from, to }: FieldChange,
  school: Pick<SchoolProfile, "people">,
): FieldChange {
  const words = valuesOf(school)[field] ?? ((value) => value);
  return { field: fieldName(field), from: words(from), to: words(to) };
}
