import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { aTerm } from "#test/support/terms.ts";

/** Five school years and a term: terms, half terms and training days as a council might set them. */
export const years: readonly TermDates[] = [2026, 2027, 2028, 2029, 2030, 2031].flatMap((year) => [
  aTerm("autumn", year, `${year}-09-03`, `${year}-12-17`, {
    halfTerm: { from: `${year}-10-25`, to: `${year}-10-30` },
    insetDays: [`${year}-09-03`],
  }),
  aTerm("spring", year, `${year + 1}-01-05`, `${year + 1}-03-26`, {
    halfTerm: { from: `${year + 1}-02-14`, to: `${year + 1}-02-19` },
  }),
  aTerm("summer", year, `${year + 1}-04-12`, `${year + 1}-07-21`, {
    halfTerm: { from: `${year + 1}-05-28`, to: `${year + 1}-06-03` },
  }),
]);

const oneDay = 86_400_000;
export const plus = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + count * oneDay).toISOString().slice(0, 10);

/** Bank holidays that lie in these terms, of the years that the service knows; of later ones none. */
const bankHolidays: readonly string[] = [
  ...["2027-03-26", "2027-05-03", "2028-04-14", "2028-04-17", "2028-05-01"],
];

/** Whether children come on a day, told by looking through the terms, and not as the product does it. */
export const hasSchool = (day: string): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const term = years.find(({ from, to }) => day >= from && day <= to);
  if (!term || weekday === 0 || weekday === 6 || bankHolidays.includes(day)) return false;
  const { halfTerm, insetDays } = term;
  const inHalfTerm = halfTerm && day >= halfTerm.from && day <= halfTerm.to;
  return !inHalfTerm && !insetDays.some((one) => one === day);
};

export const nextSchoolDay = (day: string): string => {
  let one = day;
  while (!hasSchool(one)) one = plus(one, 1);
  return one;
};
export const lastSchoolDay = (before: string): string => {
  let one = plus(before, -1);
  while (!hasSchool(one)) one = plus(one, -1);
  return one;
};

/** What the model expects of one due date, in the order of their days. */
interface Owed {
  readonly duty: string;
  readonly from: string;
}

/** The reminders of a due date that holds from a day on: a list, each later one overtaking the former. */
function listOf(dueOn: string, since: string, round: number): readonly Owed[] {
  const mark = round === 1 ? "" : `-${round}`;
  const notLater = (day: string) => (day > plus(dueOn, 7) ? plus(dueOn, 7) : day);
  const list: Owed[] = [
    { duty: `review-opened${mark}`, from: since > dueOn ? since : notLater(nextSchoolDay(since)) },
  ];
  if (plus(dueOn, -14) > since) {
    list.push({ duty: `review-soon${mark}`, from: notLater(nextSchoolDay(plus(dueOn, -14))) });
  }
  if (dueOn > since) list.push({ duty: `review-due${mark}`, from: notLater(nextSchoolDay(dueOn)) });
  for (let week = 1; week <= 30; week += 1) {
    const from = plus(dueOn, 7 * week);
    if (from > since) list.push({ duty: `review-overdue${mark}#${week}`, from });
  }
  return list;
}

/** The school's secretary, who keeps by hand what the service ought to do. */
export function aSecretary() {
  const sent: string[] = [];
  let key = "";
  let dueOn = "";
  let round = 1;
  let list: readonly Owed[] = [];
  let place = -1;
  let nextDue = "";
  const write = (today: string, duty: string) => sent.push(`${today} review-${key}#${duty}`);
  return {
    sent: () => sent,
    due: () => (key === "" ? nextDue : dueOn),
    open: (asKey: string, due: string, since: string) => {
      [key, dueOn, round, place] = [asKey, due, 1, -1];
      list = listOf(due, since, 1);
    },
    /** A start for a day, on whichever day it comes. */
    start: (day: string, today: string) => {
      if (key === "") return;
      const reached = list.findLastIndex(({ from }) => from <= day);
      const owed = list[reached];
      if (reached <= place || !owed) return;
      place = reached;
      write(today, owed.duty);
    },
    moveTo: (due: string, since: string) => {
      round += 1;
      [dueOn, place] = [due, -1];
      list = listOf(due, since, round);
    },
    tell: write,
    close: (next: string) => {
      [key, nextDue] = ["", next];
    },
    isOpen: () => key !== "",
    /** The first day on which the next review may be opened. */
    opensOn: () => {
      const wanted = plus(nextDue, -42);
      const after = nextSchoolDay(wanted);
      return after <= plus(wanted, 14) ? after : lastSchoolDay(wanted);
    },
  };
}
