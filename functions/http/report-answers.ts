import {
  type Answers,
  nobody,
  type Step,
  type TypedPerson,
} from "#functions/views/pages/report/answers.ts";
import { longest } from "#shared/domain/incident/submission.ts";
import { siteNamed } from "#shared/domain/sites/known-sites.ts";

/** More than anybody may name: the schema says so, the draft only has to keep it. */
const mostPeople = longest.people + 1;

const personOf = (fields: URLSearchParams, place: number): TypedPerson => {
  const field = (name: string) => fields.get(`people-${place}-${name}`) ?? "";
  return {
    name: field("name"),
    relationship: field("relationship"),
    involvement: field("involvement"),
    roles: fields.getAll(`people-${place}-roles`),
  };
};

/** The people of a posted form, however many it has places for. */
export function peopleFrom(fields: URLSearchParams): TypedPerson[] {
  const places = [...fields.keys()].flatMap((name) => {
    const found = /^people-(\d{1,2})-/.exec(name);
    return found ? [Number(found[1])] : [];
  });
  const count = Math.min(mostPeople, Math.max(-1, ...places) + 1);
  return Array.from({ length: count }, (_, place) => personOf(fields, place));
}

/** The answers that a page asks for, by the names of its controls. */
const asked = {
  who: ["relationship"],
  kind: ["kind"],
  about: [],
  what: ["description"],
  when: ["place", "day", "month", "year", "time"],
  site: ["site", "siteOther", "link"],
  people: [],
  done: ["immediateAction", "toldInPerson"],
  reach: ["reach", "name", "email"],
  check: [],
} as const satisfies Record<Step, readonly (keyof Answers)[]>;

/** The answers with those of one page replaced by what was posted from it. */
export function answersWith(answers: Answers, step: Step, fields: URLSearchParams): Answers {
  const typed = Object.fromEntries(asked[step].map((name) => [name, fields.get(name) ?? ""]));
  return {
    ...answers,
    ...typed,
    ...(step === "about" && { categories: fields.getAll("categories") }),
    ...(step === "people" && { people: peopleFrom(fields) }),
  };
}

const isBlank = ({ name, relationship, involvement, roles }: TypedPerson): boolean =>
  name.trim() === "" && relationship === "" && involvement === "" && roles.length === 0;

export const withAnotherPerson = (answers: Answers): Answers => ({
  ...answers,
  people: [...answers.people, ...(answers.people.length === 0 ? [nobody] : []), nobody].slice(
    0,
    mostPeople,
  ),
});

export const withoutPerson = (answers: Answers, place: number): Answers => ({
  ...answers,
  people: answers.people.filter((_, index) => index !== place),
});

/** The places of the people who were filled in at all, as the submission will number them. */
export const peoplePlaces = ({ people }: Answers): number[] =>
  people.flatMap((one, place) => (isBlank(one) ? [] : [place]));

const given = (typed: string): string | undefined => (typed.trim() === "" ? undefined : typed);

function dayOf({ day, month, year }: Answers): string {
  const digits = (typed: string, length: number) => typed.trim().padStart(length, "0");
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function siteOf({ site, siteOther }: Answers) {
  if (site === "other") {
    const known = siteNamed(siteOther);
    return known ? { site: known } : { siteOther };
  }
  return site === "none" || site === "" ? {} : { site };
}

/** The people who were filled in at all, in the shape of a submission. */
export const filledPeople = (people: readonly TypedPerson[]) =>
  people
    .filter((one) => !isBlank(one))
    .map(({ name, relationship, involvement, roles }) => ({
      relationship,
      involvement,
      roles: [...roles],
      ...(name.trim() !== "" && { name }),
    }));

/** What the answers tell, in the shape of `POST /api/incidents`: not yet known to be right. */
export function toldBy(answers: Answers): unknown {
  const { people, reach } = answers;
  const told = {
    kind: answers.kind,
    categories: answers.categories,
    description: answers.description,
    occurredOn: dayOf(answers),
    occurredAt: given(answers.time),
    place: answers.place,
    ...siteOf(answers),
    link: given(answers.link),
    people: filledPeople(people),
    reporter: {
      relationship: answers.relationship,
      // Neither yes nor no is no answer, and the schema says so.
      anonymous: reach === "" ? "" : reach === "no",
      ...(reach === "yes" && { name: given(answers.name), email: given(answers.email) }),
    },
    immediateAction: given(answers.immediateAction),
    toldInPerson: answers.toldInPerson === "yes",
  };
  return JSON.parse(JSON.stringify(told)) as unknown;
}
