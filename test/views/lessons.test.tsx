import { describe, expect, it } from "vitest";
import { lessonsPage } from "#functions/views/pages/lessons.tsx";
import { byClause, type PeriodLessons } from "#shared/domain/incident/lessons.ts";
import { exactly } from "#shared/domain/incident/suppression.ts";
import { clauseIds } from "#shared/domain/policy/clauses.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { later } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aReference, aSchool, noon } from "#test/support/builders.ts";
import { expectFitForAll, seenPage } from "#test/support/seen-page.ts";

const school = aSchool();
const member = memberOf("Amara Osei", "amara.osei@example.org", ["headteacher"]);
const long =
  "A note with AWordThatIsMuchLongerThanAnyTelephoneIsWideAndNobodyBreaksIt.\nAnd more. ";

const full: PeriodLessons = {
  period: { year: 2026 },
  taught: byClause(
    clauseIds.flatMap((clause, place) =>
      [1, 2].map((number) => ({
        clause,
        note: number === 1 ? long.repeat(4) : "Short.",
        recordedAt: later(noon, number),
        reference: aReference(place * 2 + number),
      })),
    ),
  ),
  isCut: true,
};
const governors: PeriodLessons = {
  period: { year: 2026, term: "autumn" },
  often: [{ key: "law", shown: exactly(5) }],
  isCut: false,
};
const pages: readonly (readonly [string, PeriodLessons])[] = [
  ["all clauses", full],
  ["for governors", governors],
  ["for the chair, both", { ...full, ...governors }],
  ["of a term without any", { period: { year: 2026, term: "autumn" }, taught: [], isCut: false }],
];
const pageOf = (lessons: PeriodLessons): string =>
  lessonsPage({ school, member, lessons, now: noon, mostLessons: 500 });

describe("the lessons on a screen and on paper", () => {
  const browser = aBrowser();

  it.each(pages)("have no fault that axe finds and fit every width: %s", async (_, lessons) => {
    const page = await seenPage(browser, school, pageOf(lessons));
    await expectFitForAll(page);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main form").isVisible()).toBe(false);
    expect(await page.getByText("Figures of the same time").isVisible()).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
  });

  it("warn that they are cut, and say what that means", () => {
    expect(pageOf(full)).toContain("These are the lessons of the newest incidents, at most 500");
    expect(pageOf(governors)).not.toContain("newest incidents");
  });
});
