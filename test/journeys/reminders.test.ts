import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { periodWords } from "#shared/domain/school/school-year.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, mailsOf } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { desk, mistakesOn, phone, signInAt, wordsOn } from "./office-pages.ts";
import { reminderDesk } from "./reminder-desk.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
let machine: Awaited<ReturnType<typeof reminderDesk>>;
beforeAll(async () => {
  machine = await reminderDesk(laptop);
});
afterAll(() => machine.close());

const reminders = () => `${laptop.baseUrl}/reminders`;
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const followed = (page: Page, words: string) =>
  page.locator("main a", { hasText: words }).first().click();
const urdu = "ہمارے بچے 12 دسمبر کو گائیں گے۔\nبراہ کرم صرف دیکھیں۔";
const mailsTo = async (address: string) =>
  (await mailsOf(laptop)).filter(({ destination }) =>
    destination.to.some((to) => to.includes(address)),
  );

it("lets the head write, see, try and follow the reminder of a term", async () => {
  const page = await signInAt(browser, reminders(), "Amara Osei", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("No reminder is planned");
  await inspector.look("nothing planned");

  const { next } = machine;
  const term = periodWords(next.term).toLowerCase();
  await machine.keepTerms();
  await machine.add({ email: "staff@example.org", audiences: ["staff"] });
  await machine.add({ email: "parent@example.org", language: "ur" });
  await page.reload();
  expect(await wordsOn(page)).toContain(dayInWords(next.on));
  expect(await wordsOn(page)).toContain("to the 2 people in the list");
  await inspector.look("planned");

  await followed(page, "Write the paragraph");
  await page.getByLabel("English").fill("x".repeat(2001));
  await press(page, "Save the paragraph");
  expect(await mistakesOn(page)).toEqual([
    "The paragraph in English must be 2000 characters or fewer: it has 2001",
  ]);
  await inspector.look("a paragraph that is too long");
  await page.getByLabel("English").fill("Our children sing on 12 December.\nPlease only watch.");
  await page.getByLabel("Another language").selectOption("Urdu");
  await press(page, "Add this language");
  expect(await page.getByLabel("English").inputValue()).toContain("Our children sing");
  await page.getByLabel("Urdu").fill(urdu);
  await inspector.look("two languages");
  await press(page, "Save the paragraph");
  expect(await wordsOn(page)).toContain("The paragraph was saved");
  expect(await wordsOn(page)).toContain("Also in: Urdu");
  await inspector.look("with a paragraph");

  await followed(page, "See the mail");
  await page.getByLabel("Which language do they read?").selectOption("Urdu");
  await press(page, "Show this mail");
  await page.locator("summary", { hasText: "The same as plain text" }).click();
  expect(await page.locator(".app-letter [lang=ur]").getAttribute("dir")).toBe("rtl");
  expect(await page.locator(".app-plain-text").innerText()).toContain(urdu);
  await inspector.look("preview");
  await press(page, "Send me a test");
  expect(await wordsOn(page)).toContain("A test is on its way to you");
  await inspector.look("test sent");
  await expect.poll(() => mailsTo("amara.osei@example.org"), { timeout: 20_000 }).toHaveLength(1);
  const [test] = await mailsTo("amara.osei@example.org");
  expect(test?.subject).toBe(`Test: Social media policy: reminder for the ${term}`);
  expect(test?.body.text).toContain(urdu);

  await page.goto(`${reminders()}/newsletter?term=${machine.key}`);
  await inspector.look("newsletter");
  expect(await page.locator("#text").innerText()).toContain("Please only watch.");
  expect(await page.locator("#HTML").innerText()).toContain('<p lang="ur" dir="rtl">');

  expect(await machine.remindOn(next.on)).toMatchObject({ result: { started: 1 } });
  await expect.poll(() => mailsTo("parent@example.org"), { timeout: 20_000 }).toHaveLength(1);
  const [mail] = await mailsTo("parent@example.org");
  expect(mail?.subject).toBe(`Social media policy: reminder for the ${term}`);
  expect(mail?.body.html).toContain('dir="rtl"');
  await page.goto(reminders());
  const sent = `Reminder, ${periodWords(next.term)}: 2 sent`;
  await expect.poll(async () => (await page.reload(), wordsOn(page))).toContain(sent);
  await page.locator("summary", { hasText: sent }).click();
  await inspector.look("sent");
  expect(inspector.findings).toEqual([]);
}, 90_000);

it("lets a reminder be stopped, and go on where it was", async () => {
  await machine.keepPaused();
  const page = await signInAt(browser, reminders(), "Amara Osei", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("Paused by Chandra Pillai, Computing lead");
  expect(await wordsOn(page)).toContain("2 of 4 people");
  await inspector.look("paused");
  await press(page, "Let it go on");
  expect(await wordsOn(page)).toContain("The reminder goes on");
  await expect.poll(() => mailsTo("staff@example.org"), { timeout: 20_000 }).toHaveLength(2);
  await press(page, "Ask a second time");
  expect(await wordsOn(page)).toContain("staff and governors who have not said");
  await inspector.look("asks a second time");
  await followed(page, "See who has read the policy");
  expect(await wordsOn(page)).toContain("Staff and governors who have not: 1");
  await inspector.look("who has read it");
  expect(inspector.findings).toEqual([]);
}, 90_000);

it("tells the second of two writers what the first wrote on a telephone without scripts", async () => {
  const address = `${reminders()}/text?term=${machine.key}`;
  const office = await signInAt(browser, address, "Hollie Brandt", desk);
  const head = await signInAt(browser, address, "Amara Osei", phone);
  const inspector = new Inspector(office, looked);
  await head.getByLabel("English").fill("The head’s words.");
  await press(head, "Save the paragraph");
  await office.getByLabel("English").fill("The office’s words.");
  await press(office, "Save the paragraph");
  expect(await wordsOn(office)).toContain("Amara Osei, Headteacher changed it");
  expect(await wordsOn(office)).toContain("The head’s words.");
  expect(await office.getByLabel("English").inputValue()).toBe("The office’s words.");
  await inspector.look("changed meanwhile");
  await press(office, "Save the paragraph");
  expect(await wordsOn(office)).toContain("The paragraph was saved");
  expect(await office.getByRole("button", { name: /second time/ }).count()).toBe(0);
  await inspector.look("office");
  expect(inspector.findings).toEqual([]);
}, 90_000);

it("looked at every state with every rule", () => {
  expect(looked.states.size).toBe(14);
  expect(looked.rules.size).toBeGreaterThan(50);
});
