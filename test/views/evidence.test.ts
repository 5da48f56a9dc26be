import { describe, expect, it } from "vitest";
import { Inspector } from "#test/journeys/inspect.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aTable } from "#test/support/engine.ts";
import { aFullYear } from "#test/support/evidence-year.ts";
import { as } from "#test/support/office.ts";
import { seenPage } from "#test/support/seen-page.ts";

const table = aTable();
const browser = aBrowser();
const governor = as("Ewan Sutherland", "governor");
const computing = as("Chandra Pillai", "computing-lead");
const looked = { rules: new Set<string>(), states: new Set<string>() };

describe("the evidence and the log of monitoring", () => {
  it.each([
    ["/policy/review/evidence", governor],
    ["/policy/monitoring", computing],
    ["/policy/monitoring", governor],
    ["/policy/monitoring/record", computing],
  ] as const)(
    "%s can be used by all, on a desk and on a telephone",
    async (path, member) => {
      const desk = await aFullYear(table);
      const { body = "" } = await desk.open(member, path);
      const page = await seenPage(browser, desk.school, body);
      await page.setViewportSize({ width: 1280, height: 900 });
      const inspector = new Inspector(page, looked);
      await inspector.look(path);
      // The stylesheet of this test stands in the page; the pages' own is a file.
      expect(inspector.findings.filter((one) => !one.includes("<style"))).toEqual([]);
      expect(looked.rules.size).toBeGreaterThan(40);
    },
    60_000,
  );

  it("prints the evidence on numbered sheets, a title first, with nothing to press", async () => {
    const desk = await aFullYear(table);
    const page = await seenPage(
      browser,
      desk.school,
      (await desk.open(governor, "/policy/review/evidence")).body ?? "",
    );
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = [...pdf.matchAll(/\/Type \/Page\b/g)].length;
    expect(sheets).toBeGreaterThanOrEqual(5);
    expect(sheets).toBeLessThanOrEqual(10);
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".app-nav", ".govuk-back-link", ".govuk-button", ".app-no-print"]) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    expect(await page.locator("h1").isVisible()).toBe(true);
    const told = await page.locator(".app-evidence").evaluate((one) => {
      const rule = (selector: string) => getComputedStyle(one.querySelector(selector) ?? one);
      return {
        contents: rule(".app-contents").breakAfter,
        figure: rule(".app-figure").breakInside,
        row: rule(".govuk-table__row").breakInside,
        bar: rule(".app-chart__bar").fill,
        page: getComputedStyle(document.body).getPropertyValue("page"),
      };
    });
    expect(told).toEqual({
      contents: "page",
      figure: "avoid",
      row: "avoid",
      bar: "rgb(51, 51, 51)",
      page: "evidence",
    });
  }, 60_000);
});
