import { type TermDates, termDates } from "#shared/domain/school/term-dates.ts";

/** A term as a form or a file gives it, read by its schema. */
export const aTerm = (
  term: TermDates["term"],
  year: number,
  from: string,
  to: string,
  rest: { readonly halfTerm?: { from: string; to: string }; readonly insetDays?: string[] } = {},
): TermDates => termDates.parse({ term, year, from, to, insetDays: [], ...rest });

export const autumn = aTerm("autumn", 2026, "2026-09-03", "2026-12-18", {
  halfTerm: { from: "2026-10-26", to: "2026-10-30" },
  insetDays: ["2026-09-03"],
});
export const spring = aTerm("spring", 2026, "2027-01-04", "2027-03-24", {
  halfTerm: { from: "2027-02-15", to: "2027-02-19" },
});
export const summer = aTerm("summer", 2026, "2027-04-12", "2027-07-21", {
  halfTerm: { from: "2027-05-31", to: "2027-06-04" },
});
/** The terms of a school year as a council publishes them. */
export const aYear: readonly TermDates[] = [autumn, spring, summer];
