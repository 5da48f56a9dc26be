import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { calendarOf, council } from "#test/http/calendar-files.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { desk, mistakesOn, phone, signInAt, wordsOn } from "./office-pages.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };

const terms = () => `${laptop.baseUrl}/settings/terms`;
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const follow = (page: Page, words: string) =>
  page.locator("main a", { hasText: words }).first().click();
const rows = (page: Page) => page.locator("tbody tr").allInnerTexts();
const fillDay = async (page: Page, id: string, [day, month, year]: readonly string[]) => {
  await page.locator(`#${id}-day`).fill(day ?? "");
  await page.locator(`#${id}-month`).fill(month ?? "");
  await page.locator(`#${id}-year`).fill(year ?? "");
};
const choose = (page: Page, content: string) =>
  page
    .locator("#file")
    .setInputFiles({ name: "terms.ics", mimeType: "text/calendar", buffer: Buffer.from(content) });

it("lets the office take terms from a file and correct them", async () => {
  const page = await signInAt(browser, terms(), "Hollie Brandt", desk);
  const inspector = new Inspector(page, looked);
  expect(new URL(page.url()).pathname).toBe("/settings/terms");
  await inspector.look("no terms");

  await follow(page, "Take terms from a calendar file");
  await inspector.look("asked for a file");
  await press(page, "See what would change");
  expect(await mistakesOn(page)).toEqual(["Choose a calendar file or paste its content"]);
  await inspector.look("no file");
  await choose(page, council);
  await press(page, "See what would change");
  expect(await rows(page)).toHaveLength(3 + 12);
  await page.locator("summary").click();
  await inspector.look("preview");
  await press(page, "Save these 3 terms");
  expect(await wordsOn(page)).toContain("The terms of the file were saved");
  expect(await rows(page)).toHaveLength(3);
  await page.locator("summary").click();
  await inspector.look("terms and changes");

  await follow(page, "Change Autumn term 2026");
  await inspector.look("change a term");
  await fillDay(page, "to", ["31", "11", "2026"]);
  await press(page, "Save the term");
  expect(await mistakesOn(page)).toEqual([
    "Enter the last day of the term as a real date, like 3 9 2026",
  ]);
  await inspector.look("a mistake in a term");
  await fillDay(page, "to", ["17", "12", "2026"]);
  await press(page, "Save the term");
  expect((await rows(page))[0]).toContain("17 December 2026");
  expect(inspector.findings).toEqual([]);
}, 60_000);

it("tells the second of two people what the first did on a telephone without scripts", async () => {
  const clerk = await signInAt(browser, terms(), "George Penhale", phone);
  const head = await signInAt(browser, `${terms()}/term`, "Amara Osei", desk);
  const inspector = new Inspector(head, looked);
  await inspector.look("add a term");
  await clerk.goto(`${terms()}/import`);
  await choose(clerk, calendarOf("Inset day", "20270104"));
  await press(clerk, "See what would change");
  expect(await wordsOn(clerk)).toContain("Will be changed");
  await press(clerk, "Save this term");

  await head.getByLabel("Which term?").selectOption("Autumn term 2027");
  await fillDay(head, "from", ["2", "9", "2027"]);
  await fillDay(head, "to", ["17", "12", "2027"]);
  await press(head, "Save the term");
  expect(await wordsOn(head)).toContain("George Penhale, Clerk to the governors");
  expect(await head.locator("#from-day").inputValue()).toBe("2");
  await inspector.look("changed meanwhile");
  await press(head, "Save the term");
  expect(await rows(head)).toHaveLength(4);
  await follow(head, "Remove Autumn term 2027");
  await inspector.look("remove a term");
  await press(head, "Remove the term");
  expect(await wordsOn(head)).toContain("The term was removed");
  expect(await rows(head)).toHaveLength(3);
  expect(inspector.findings).toEqual([]);
}, 60_000);

it("looked at every state with every rule", () => {
  expect(looked.states.size).toBe(10);
  expect(looked.rules.size).toBeGreaterThan(50);
});
