import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { addressOf, desk, sectionOf, signInAt, wordsOn } from "./office-pages.ts";
import { canaries, canary, everythingRead, reviewDesk } from "./review-desk.ts";
import { signedIn } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
let machine: Awaited<ReturnType<typeof reviewDesk>>;
let reference = "";
beforeAll(async () => {
  machine = await reviewDesk(laptop);
  await machine.add({ email: "parent@example.org", audiences: ["parents-carers"] });
  reference = await machine.taught();
  await machine.run();
  await machine.approve(reference);
}, 60_000);
afterAll(() => machine.close());

const follow = (page: Page, name: string | RegExp) =>
  page.locator("main").getByRole("link", { name }).first().click();

it("leads from an incident to the clause, the amendment, the version and who has read it", async () => {
  const page = await signInAt(browser, addressOf(laptop, reference), "Amara Osei", desk);
  const inspector = new Inspector(page, looked);
  const section = await sectionOf(page, "Lessons for the policy");
  expect(section).toContain("Amendment 1 of the annual review");
  expect(section).toContain("in version 2");
  await inspector.look("incident that led to an amendment");
  await follow(page, /No social media in lesson time/);
  expect(new URL(page.url()).hash).toBe("#lesson-time");
  await page.goBack();
  await follow(page, "version 2");
  expect(await wordsOn(page)).toContain("What changes in version 2");
  expect(new URL(page.url()).hash).toBe("#change-lesson-time");
  await follow(page, "version 2 whole");
  await inspector.look("version with its review");
  await follow(page, "The review that it comes from");
  expect(await sectionOf(page, "Decisions")).toContain("Farida Rahman, Governor");
  await follow(page, "See who has read version 2");
  expect(await wordsOn(page)).toContain("version 2");
  await page.goBack();
  await follow(page, reference);
  expect(await wordsOn(page)).toContain(canary.title);
  expect(inspector.findings).toEqual([]);
});

it("has a record that is printed whole, on paper without buttons", async () => {
  const { key } = (await machine.latest()) ?? { key: "" };
  const page = await signInAt(
    browser,
    `${laptop.baseUrl}/policy/review/${key}`,
    "George Penhale",
    desk,
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("main .govuk-button:visible").count()).toBe(0);
  expect(await wordsOn(page)).toContain("The record is whole");
});

it("leads no governor to a name, a word or a reference of an incident", async () => {
  const from = ["/policy/review", "/register/summary", "/register/lessons", "/policy/versions/2"];
  for (const person of ["ewan-sutherland", "george-penhale"]) {
    const read = await everythingRead(await signedIn(laptop, person), from);
    const told = [...read].filter(
      ([, html]) => canaries.test(html) || html.includes(reference) || html.includes("parent@"),
    );
    expect(told.map(([path]) => path)).toEqual([]);
    expect(read.size).toBeGreaterThan(25);
    expect([...read.keys()].filter((path) => path.startsWith("/policy/review/"))).not.toEqual([]);
  }
});
