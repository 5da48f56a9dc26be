import { done, type Outcome, refused } from "#shared/domain/outcome.ts";
import { faultWords } from "#shared/domain/school/plan-import.ts";
import { readPeriod, type Term } from "#shared/domain/school/school-year.ts";
import {
  isSameTerm,
  keyOf,
  mostInsetDays,
  type TermDates,
} from "#shared/domain/school/term-dates.ts";
import { type TermFault, termFaults } from "#shared/domain/school/term-faults.ts";
import { type Day, day } from "#shared/domain/time.ts";

export type TermField = TermFault["field"];
export interface FieldFault {
  readonly field: TermField;
  readonly words: string;
}

const box = (one: Day, place: number): string => String(Number(one.split("-")[place]));
const boxes = (name: string, one: Day | undefined): [string, string][] =>
  one === undefined
    ? []
    : [
        [`${name}-day`, box(one, 2)],
        [`${name}-month`, box(one, 1)],
        [`${name}-year`, box(one, 0)],
      ];
const slashed = (one: Day): string => `${box(one, 2)}/${box(one, 1)}/${box(one, 0)}`;

/** What stands in the form before anybody types: the term as it is. */
export const typedOf = (term: TermDates): URLSearchParams =>
  new URLSearchParams([
    ["term", keyOf(term)],
    ...boxes("from", term.from),
    ...boxes("to", term.to),
    ...boxes("half-from", term.halfTerm?.from),
    ...boxes("half-to", term.halfTerm?.to),
    ["inset", term.insetDays.map(slashed).join("\n")],
  ]);

/** The term of a key, `2026-autumn`. */
export function termOfKey(key: string): Term | undefined {
  const period = readPeriod(key);
  return period?.term && { term: period.term, year: period.year };
}

const dayFrom = (date = "", month = "", year = ""): Day | undefined =>
  day.safeParse(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`).data;

const what = {
  from: "the first day of the term",
  to: "the last day of the term",
  "half-from": "the first day of half term",
  "half-to": "the last day of half term",
} as const;

/** The three boxes of a date: a day, nothing if they are empty, or what is wrong with them. */
function dayIn(fields: URLSearchParams, name: keyof typeof what): Day | undefined | FieldFault {
  const typed = ["day", "month", "year"].map((part) =>
    (fields.get(`${name}-${part}`) ?? "").trim(),
  );
  if (typed.every((part) => part === "")) return undefined;
  const [date, month, year] = typed;
  return (
    dayFrom(date, month, year) ?? {
      field: name,
      words: `Enter ${what[name]} as a real date, like 3 9 2026`,
    }
  );
}

const isFault = <Value>(one: Value | FieldFault): one is FieldFault =>
  typeof one === "object" && one !== null && "words" in one;

/** One day a line, as people write them: `3/9/2026`. */
function insetIn(fields: URLSearchParams): readonly (Day | FieldFault)[] {
  const lines = (fields.get("inset") ?? "").split(/[\n,;]+/).map((line) => line.trim());
  const typed = lines.filter(Boolean);
  if (typed.length > mostInsetDays) {
    return [{ field: "inset", words: `Enter at most ${mostInsetDays} training days` }];
  }
  return typed.map((line) => {
    const [, date, month, year] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(line) ?? [];
    return (
      dayFrom(date, month, year) ?? {
        field: "inset",
        words: "Enter each training day on a line of its own, like 3/9/2026",
      }
    );
  });
}

const needed = (field: "from" | "to", one: Day | undefined | FieldFault): Day | FieldFault =>
  one ?? { field, words: `Enter ${what[field]}` };

/** A half term has both its ends or neither. */
function halfTermIn(fields: URLSearchParams): TermDates["halfTerm"] | FieldFault {
  const from = dayIn(fields, "half-from");
  const to = dayIn(fields, "half-to");
  if (isFault(from)) return from;
  if (isFault(to)) return to;
  if (from && to) return { from, to };
  if (from) return { field: "half-to", words: `Enter ${what["half-to"]}` };
  return to && { field: "half-from", words: `Enter ${what["half-from"]}` };
}

/** The term that somebody typed, if it is one by itself; how it stands to the others is not asked here. */
export function readTermForm(fields: URLSearchParams): Outcome<TermDates, readonly FieldFault[]> {
  const named = termOfKey(fields.get("term") ?? "");
  const term = named ?? { field: "term" as const, words: "Choose a term" };
  const from = needed("from", dayIn(fields, "from"));
  const to = needed("to", dayIn(fields, "to"));
  const halfTerm = halfTermIn(fields);
  const inset = insetIn(fields);
  const faults = [term, from, to, halfTerm, ...inset].filter(isFault);
  if (isFault(term) || isFault(from) || isFault(to) || isFault(halfTerm) || faults.length > 0) {
    return refused(firstOfEach(faults));
  }
  const insetDays = inset.filter((one): one is Day => !isFault(one)).toSorted();
  const read: TermDates = { ...term, from, to, ...(halfTerm && { halfTerm }), insetDays };
  const own = fieldFaults(read, termFaults([read]));
  return own.length > 0 ? refused(own) : done(read);
}

const firstOfEach = (faults: readonly FieldFault[]): readonly FieldFault[] =>
  faults.filter(({ field }, place) => faults.findIndex((one) => one.field === field) === place);

/** Faults of the terms, as the form of one of them shows them: another's stands where the two meet. */
export const fieldFaults = (
  about: TermDates,
  faults: readonly TermFault[],
): readonly FieldFault[] =>
  firstOfEach(
    faults.map((fault) => ({
      field: isSameTerm(about, fault.term) ? fault.field : "to",
      words: faultWords(about, fault),
    })),
  );
