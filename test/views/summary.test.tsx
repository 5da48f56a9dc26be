import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { BarChart } from "#functions/views/components/bar-chart.tsx";
import { summaryPage } from "#functions/views/pages/summary.tsx";
import { countBySpan, countLines } from "#shared/domain/incident/figures.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import {
  asTheyAre,
  type Summary,
  termForGovernors,
  yearForGovernors,
} from "#shared/domain/incident/shown-figures.ts";
import { exactly } from "#shared/domain/incident/suppression.ts";
import { categories, kinds, relationships } from "#shared/domain/incident/vocabulary.ts";
import { monthsOf } from "#shared/domain/school/school-year.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { day } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { anIncident, aSchool, noon } from "#test/support/builders.ts";
import { expectFitForAll, seenPage } from "#test/support/seen-page.ts";
import { parsedHtml } from "./parsed-html.ts";

const school = aSchool();
const member = memberOf("Amara Osei", "amara.osei@example.org", ["headteacher"]);
const plain = registerLineOf(anIncident());
const nth = <Item,>(items: readonly [Item, ...Item[]], place: number): Item =>
  items[place % items.length] ?? items[0];
const lines = Array.from(
  { length: 40 },
  (_, place): RegisterLine => ({
    ...plain,
    kind: place < 20 ? "breach" : nth(kinds, place),
    categories: [nth(categories, place * place)],
    relationships: [nth(relationships, place)],
    site: place % 3 === 0 ? "Facebook" : "A very long name of a site that somebody typed once",
    status: place % 4 === 0 ? "received" : "closed",
    closedAt: noon,
  }),
);

const year = { year: 2026 };
const figures = countLines(lines, day.parse("2026-12-01"));
const exact: Summary = {
  period: year,
  audience: "exact",
  figures: asTheyAre(figures),
  received: countBySpan(lines, monthsOf(year)).map(({ key, count }) => ({
    key,
    shown: exactly(count),
  })),
  isCut: true,
};
const term = termForGovernors(figures);
const empty = termForGovernors(countLines([], day.parse("2026-12-01")));
const governors: Summary = {
  ...exact,
  audience: "governors",
  figures: yearForGovernors([term, term, empty]),
  received: [{ key: "2026-autumn", shown: term.total }],
  isCut: false,
};
const summaries: readonly (readonly [string, Summary])[] = [
  ["exact", exact],
  ["for governors", governors],
  [
    "of a term without incidents",
    { ...governors, period: { year: 2026, term: "spring" }, figures: empty },
  ],
];
const pageOf = (summary: Summary): string =>
  summaryPage({ school, member, summary, now: noon, mostLines: 5_000 });

describe("the summary on a screen", () => {
  const browser = aBrowser();

  it.each(summaries)("has no fault that axe finds and fits every width: %s", async (_, summary) => {
    const page = await seenPage(browser, school, pageOf(summary));
    await expectFitForAll(page);
  });

  it("warns that it is cut, and explains to governors what is left out", () => {
    expect(pageOf(exact)).toContain("There were more than 5,000 incidents.");
    expect(pageOf(governors)).toContain("Numbers from 1 to 4 are not shown");
    expect(pageOf(governors)).not.toContain("somebody typed once");
  });
});

describe("a chart", () => {
  it("draws what is sure, outlines what is not, and breaks its long labels", () => {
    const bars = [
      { label: "Concern", least: 4, most: 8, value: "4 to 8" },
      { label: "A label that does not fit on one line of a telephone", least: 0, value: "0" },
    ];

    expect(parsedHtml(render(<BarChart label="Bar chart: Kinds" bars={bars} />))).toBe(
      [
        '<svg aria-label="Bar chart: Kinds" class="app-chart" height="116" role="img" width="100%" xmlns="http://www.w3.org/2000/svg">',
        "  <g>",
        '    <text class="app-chart__label" x="0" y="14">',
        '      "Concern"',
        '    <rect class="app-chart__perhaps" height="16" width="68%" x="0" y="20">',
        '    <rect class="app-chart__bar" height="16" width="34%" x="0" y="20">',
        '    <text class="app-chart__value" dx="6" x="68%" y="33">',
        '      "4 to 8"',
        "  <g>",
        '    <text class="app-chart__label" x="0" y="62">',
        '      "A label that does not fit on one line"',
        '    <text class="app-chart__label" x="0" y="82">',
        '      "of a telephone"',
        '    <text class="app-chart__value" x="0%" y="101">',
        '      "0"',
      ].join("\n"),
    );
  });
});
