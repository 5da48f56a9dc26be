import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCalendar, textOf } from "#functions/http/calendar-file.ts";
import { planImport } from "#shared/domain/school/plan-import.ts";
import { recogniseTerms } from "#shared/domain/school/recognise-terms.ts";
import { emptyCalendar } from "#shared/domain/school/term-calendar.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { aTerm, autumn, aYear, spring, summer } from "#test/support/terms.ts";
import {
  calendarOf,
  calendarOfEvents,
  council,
  desktop,
  junk,
  ownWords,
  six,
  stretches,
} from "./calendar-files.ts";

function read(text: string, known: readonly TermDates[] = []) {
  const file = readCalendar(text);
  if (!file.ok) throw new Error(file.refused);
  return { ...file.value, ...recogniseTerms(file.value.events, known) };
}

describe("a calendar file", () => {
  it.each([
    ["a council's single days", council],
    ["a council's stretches", stretches],
  ])("gives the terms of a year from %s", (_, text) => {
    const { terms, unfinished, refused } = read(text);
    expect(terms).toEqual(aYear);
    expect([unfinished, refused]).toEqual([[], []]);
  });

  it("gives three terms where a council counts six", () => {
    expect(read(six).terms).toEqual([{ ...autumn, insetDays: [] }]);
  });

  it("gives a term from a school's own words", () => {
    const { terms, lines } = read(ownWords);
    expect(terms).toEqual([{ ...autumn, insetDays: [] }]);
    expect(lines.map(({ isUsed, words }) => [isUsed, words])).toEqual([
      [true, "Autumn term 2026 starts on 3 September 2026"],
      [true, "Autumn term 2026: half term from 26 October 2026"],
      [true, "Autumn term 2026: half term to 30 October 2026"],
      [false, "It does not say whether a term starts or ends"],
      [false, "It does not speak of a term"],
      [true, "Autumn term 2026 ends on 18 December 2026"],
    ]);
  });

  it("is read with a byte order mark, folded lines, and the days of London whatever the zone", () => {
    const { terms, events } = read(desktop);
    expect(events).toHaveLength(3);
    expect(terms).toEqual([summer]);
  });

  it("is read with the line ends of any system", () => {
    expect(read(council.replaceAll("\r\n", "\n")).terms).toEqual(aYear);
  });

  it("says of each event that is no use why it is not", () => {
    const { terms, unfinished, refused, lines } = read(junk);
    expect(terms.map(({ term }) => term)).toEqual(["summer"]);
    expect(unfinished).toEqual([
      {
        term: { term: "autumn", year: 2026 },
        words: "The file gives two days on which it starts: 3 September 2026 and 7 September 2026",
      },
      { term: { term: "spring", year: 2026 }, words: "The file does not say when it ends" },
    ]);
    expect(refused.map(({ summary, words }) => [summary, words])).toEqual([
      ["Summer term starts", "Its dates cannot be read"],
      ["Autumn term starts again", "It comes again and again, so it is no term"],
      ["Term ends some day", "Its dates cannot be read"],
      ["Spring term ends", "It was cancelled"],
    ]);
    expect(lines.filter(({ isUsed }) => !isUsed).map(({ event }) => event.summary)).toEqual([
      "<script>alert(1)</script>",
    ]);
  });

  it("leaves of a known term what it does not speak of", () => {
    const known = aTerm("autumn", 2026, "2026-09-02", "2026-12-18", { insetDays: ["2026-09-02"] });
    const onlyTheEnd = calendarOf("Autumn term ends", "20261217");
    const { terms, unfinished } = read(onlyTheEnd, [known, spring]);
    expect(terms).toEqual([{ ...known, to: "2026-12-17" }]);
    expect(unfinished).toEqual([]);
  });

  it("may bring training days alone", () => {
    const { terms } = read(calendarOf("Inset day", "20270104"), aYear);
    expect(terms).toEqual([{ ...spring, insetDays: ["2027-01-04"] }]);
  });

  it.each([
    ["", "not-a-calendar"],
    ["Dear parents, term starts on 3 September.", "not-a-calendar"],
    ["BEGIN:VCALENDAR\r\nno line of it", "not-a-calendar"],
    ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR", "empty"],
    ["BEGIN:VEVENT\r\nSUMMARY:Term starts\r\nEND:VEVENT", "not-a-calendar"],
    [`BEGIN:VCALENDAR\r\nX-A:${"x".repeat(210_000)}\r\nEND:VCALENDAR`, "too-large"],
    [
      `BEGIN:VCALENDAR\r\n${"BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(1001)}END:VCALENDAR`,
      "too-many",
    ],
  ])("is refused if it is none: %#", (text, refused) => {
    expect(readCalendar(text)).toEqual({ ok: false, refused });
  });

  it("of any words on any days gives terms, or says why not, and never breaks", () => {
    const words = fc
      .array(
        fc.constantFrom(
          "Autumn",
          "spring",
          "term",
          "2",
          "half",
          "half-term",
          "starts",
          "ends",
          "for",
        ),
        { maxLength: 5 },
      )
      .map((all) => all.join(" "));
    const summary = fc.oneof(
      words,
      fc.constantFrom("INSET", "Break up", "after half term"),
      fc.string(),
    );
    const date = fc.integer({ min: 0, max: 99_999_999 }).map((one) => String(one).padStart(8, "0"));
    const near = fc
      .date({ min: new Date("2026-08-01"), max: new Date("2027-08-31"), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10).replaceAll("-", ""));
    const event = fc.tuple(summary, fc.oneof(near, near, date), fc.option(fc.oneof(near, date)));
    let used = 0;
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), (events) => {
        const text = calendarOfEvents(events);
        const file = readCalendar(text);
        if (!file.ok) return;
        const reading = recogniseTerms(file.value.events, aYear);
        const planned = planImport({ ...emptyCalendar, terms: [...aYear] }, reading.terms);
        expect(reading.lines).toHaveLength(file.value.events.length);
        expect(planned).toHaveLength(reading.terms.length);
        used += reading.lines.filter(({ isUsed }) => isUsed).length;
      }),
      { numRuns: 300 },
    );
    expect(used).toBeGreaterThan(100);
  });

  it("with more training days than a term has is refused in words", () => {
    const days = Array.from({ length: 9 }, (_, place): [string, string, null] => [
      "INSET day",
      `202709${String(place + 13)}`,
      null,
    ]);
    const { terms } = read(
      calendarOfEvents([
        ["Autumn term starts", "20270902", null],
        ...days,
        ["INSET day", "20271004", null],
        ["INSET day", "20271005", null],
        ["Autumn term ends", "20271217", null],
      ]),
    );
    expect(planImport(emptyCalendar, terms)).toMatchObject([
      { fate: "refused", reasons: ["A term has at most 8 training days"] },
    ]);
  });

  it("may be written as old programs write", () => {
    expect(textOf(Buffer.from("Parents\u0092 evening", "latin1"))).toBe("Parents’ evening");
    expect(textOf(Buffer.from("Parents’ evening"))).toBe("Parents’ evening");
  });
});
