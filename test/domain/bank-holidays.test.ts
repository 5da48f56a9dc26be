import { expect, it } from "vitest";
import {
  bankHolidaysKnown,
  bankHolidaysOf,
  isBankHoliday,
} from "#shared/domain/school/bank-holidays.ts";
import { type Day, day, daysLater, isWeekend } from "#shared/domain/time.ts";

const { from, to } = bankHolidaysKnown;
const years = Array.from({ length: to - from + 1 }, (_, place) => from + place);
const two = (number: number) => String(number).padStart(2, "0");

/** Easter Sunday by the Gregorian computus as Meeus, Jones and Butcher wrote it down. */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return day.parse(`${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`);
}

const weekdayOf = (one: Day) => new Date(`${one}T00:00:00Z`).getUTCDay();
const mondayFrom = (one: Day): Day => daysLater(one, (8 - weekdayOf(one)) % 7);
const days = (year: number) => ({
  newYear: day.parse(`${year}-01-01`),
  mayDay: mondayFrom(day.parse(`${year}-05-01`)),
  spring: mondayFrom(day.parse(`${year}-05-25`)),
  summer: mondayFrom(day.parse(`${year}-08-25`)),
});

/** A holiday at a weekend is given on the next weekday that is no holiday already. */
function given(year: number): Day[] {
  const { newYear, mayDay, spring, summer } = days(year);
  const sunday = easter(year);
  const all: Day[] = [];
  const give = (one: Day): void => {
    if (isWeekend(one) || all.includes(one)) give(daysLater(one, 1));
    else all.push(one);
  };
  for (const one of [
    newYear,
    daysLater(sunday, -2),
    daysLater(sunday, 1),
    mayDay,
    spring,
    summer,
  ]) {
    give(one);
  }
  give(day.parse(`${year}-12-25`));
  give(day.parse(`${year}-12-26`));
  return all.toSorted();
}

it("finds the Easters that everybody knows", () => {
  expect([2000, 2024, 2026, 2038].map(easter)).toEqual([
    "2000-04-23",
    "2024-03-31",
    "2026-04-05",
    "2038-04-25",
  ]);
});

it("has the bank holidays of every year that it says it knows, as the law makes them", () => {
  expect(years).toHaveLength(5);
  expect(years.map(bankHolidaysOf)).toEqual(years.map(given));
});

it("says of another year that it does not know", () => {
  expect(bankHolidaysOf(to + 1)).toBeUndefined();
  expect(isBankHoliday(day.parse(`${to + 1}-12-25`))).toBe("not-known");
  expect(isBankHoliday(day.parse(`${from - 1}-12-25`))).toBe("not-known");
  expect(isBankHoliday(day.parse("2026-12-25"))).toBe(true);
  expect(isBankHoliday(day.parse("2026-12-26"))).toBe(false);
});
