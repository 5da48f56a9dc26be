import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { desk, mistakesOn, phone, signInAt, wordsOn } from "./office-pages.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };

const list = () => `${laptop.baseUrl}/stakeholders`;
const press = (page: Page, name: string | RegExp) =>
  page.locator("main").getByRole("button", { name }).click();
const follow = (page: Page, words: string) =>
  page.locator("main a", { hasText: words }).first().click();
const heading = (page: Page) => page.locator("h1").innerText();
const choose = (page: Page, content: string) =>
  page
    .locator("#file")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(content) });

const families = (count: number, from = 0): string =>
  [
    "Full name,E-mail,Group,Language",
    ...Array.from(
      { length: count },
      (_, which) =>
        `Family ${from + which},family.${from + which}@example.com,Parents and carers,Urdu`,
    ),
  ].join("\r\n");

it("leads the office from an empty list to one with everybody in it", async () => {
  const page = await signInAt(browser, list(), "Hollie Brandt", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("Nobody is in the list yet");
  await inspector.look("nobody");
  await press(page, "Add the school’s own people");
  expect(await wordsOn(page)).toContain("8 people of the school’s own were added");
  await inspector.look("own people");

  await follow(page, "Add people from a file");
  await page.locator("summary").click();
  await inspector.look("asked for a file");
  await press(page, "See what would change");
  expect(await mistakesOn(page)).toEqual(["Choose a file or paste the cells of a spreadsheet"]);
  await inspector.look("no file");
  await choose(page, `${families(300)}\r\nNobody,p\u0430t@example.com,Pirates,\r\n`);
  await press(page, "See what would change");
  expect(await heading(page)).toBe("What the file would change");
  for (const one of await page.locator("summary").all()) await one.click();
  await inspector.look("preview");
  await press(page, "Save 300 people to the list");
  // The script goes on by itself.
  await page.getByText("The whole file is done").waitFor();
  expect(await wordsOn(page)).toContain("300 people added, 0 people changed");
  await inspector.look("taken");
  const saving = page.waitForEvent("download");
  await press(page, "Save the refused lines as a file");
  expect((await saving).suggestedFilename()).toBe("refused-lines.csv");
  await follow(page, "See the list");
  expect(await wordsOn(page)).toContain("308 people are in the list");
  expect(inspector.findings).toEqual([]);
}, 60_000);

it("takes a file on a telephone without scripts, press by press", async () => {
  const page = await signInAt(browser, `${list()}/import`, "Amara Osei", phone);
  await choose(page, families(300, 1000));
  await press(page, "See what would change");
  await press(page, "Save 300 people to the list");
  expect(await heading(page)).toBe("250 of 300 lines are done");
  await press(page, "Continue");
  expect(await wordsOn(page)).toContain("300 people added");
  await page.goto(list());
  await page.getByLabel("Name or e-mail address").fill("FAMILY.10");
  await press(page, "Show");
  expect(await page.locator("tbody tr").count()).toBe(50);
  expect(page.url()).not.toMatch(/family/i);
  await follow(page, "More people");
  expect(await page.locator("tbody tr").first().innerText()).toContain("family.");
}, 60_000);

it("shows how far a file is to whom no script goes on", async () => {
  const page = await signInAt(browser, `${list()}/import`, "Hollie Brandt", desk);
  await page.addInitScript(() => {
    HTMLFormElement.prototype.requestSubmit = () => undefined;
  });
  const inspector = new Inspector(page, looked);
  await choose(page, families(260, 5000));
  await press(page, "See what would change");
  await press(page, "Save 260 people to the list");
  expect(await heading(page)).toBe("250 of 260 lines are done");
  await inspector.look("on the way");
  await press(page, "Continue");
  expect(await heading(page)).toBe("The whole file is done");
  expect(inspector.findings).toEqual([]);
}, 60_000);

it("adds, changes and removes one person, and keeps what was typed", async () => {
  const page = await signInAt(browser, `${list()}/add`, "Hollie Brandt", desk);
  const inspector = new Inspector(page, looked);
  await inspector.look("add");
  await page.getByLabel("Name").fill("Aaliyah Parent");
  await page.getByLabel("E-mail address").fill("aaliyah.example.com");
  await press(page, "Add the person");
  expect(await mistakesOn(page)).toEqual([
    "Enter an e-mail address in the usual letters, like name@example.org",
    "Choose at least one group",
  ]);
  await inspector.look("mistakes");
  expect(await page.getByLabel("Name").inputValue()).toBe("Aaliyah Parent");
  await page.getByLabel("E-mail address").fill("aaliyah@example.com");
  await page.getByLabel("Parents and carers").check();
  await press(page, "Add the person");
  expect(await wordsOn(page)).toContain("The person was added");

  await follow(page, "Change Aaliyah Parent");
  await inspector.look("change");
  const other = await signInAt(browser, list(), "Amara Osei", phone);
  await follow(other, "Change Aaliyah Parent");
  await other.getByLabel("Name").fill("Aaliyah Carer");
  await other.getByLabel("They have told the school").check();
  await press(other, "Save the person");
  expect(await wordsOn(other)).toContain("Asked for none");

  await page.getByLabel("E-mail address").fill("aaliyah.parent@example.com");
  await press(page, "Save the person");
  expect(await wordsOn(page)).toContain("In the list now: Aaliyah Carer, aaliyah@example.com");
  expect(await page.getByLabel("E-mail address").inputValue()).toBe("aaliyah.parent@example.com");
  await inspector.look("changed meanwhile");
  await press(page, "Save the person");
  expect(await page.locator("tbody tr").first().innerText()).toContain(
    "aaliyah.parent@example.com",
  );
  await follow(page, "Remove Aaliyah Parent");
  expect(await wordsOn(page)).toContain("They asked for no more reminders");
  await inspector.look("remove");
  await press(page, "Remove the person");
  expect(await wordsOn(page)).toContain("The person was removed");
  await page.getByLabel("Group").selectOption("Governors");
  await press(page, "Show");
  expect(await page.locator("tbody tr").count()).toBe(4);
  await inspector.look("governors alone");
  await page.getByLabel("Name or e-mail address").fill("zebra");
  await press(page, "Show");
  await inspector.look("nobody fits");
  expect(inspector.findings).toEqual([]);
}, 60_000);

it("looked at every state with every rule", () => {
  expect(looked.states.size).toBe(14);
  expect(looked.rules.size).toBeGreaterThan(50);
});
