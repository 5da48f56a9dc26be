import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, logOf, mailsOf } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { letterDesk } from "./letter-desk.ts";
import { desk, mistakesOn, phone, signInAt, wordsOn } from "./office-pages.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
let office: Awaited<ReturnType<typeof letterDesk>>;
beforeAll(async () => {
  office = await letterDesk(laptop);
});
afterAll(() => office.close());

const press = (page: Page, name: string) =>
  Promise.all([
    page.waitForEvent("domcontentloaded"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
const visit = async (link: string, kind = desk) => {
  const page = await browser.open(kind);
  await page.goto(link);
  const inspector = new Inspector(page, looked);
  // Where no scripts run, axe cannot look.
  const look = async (state: string) => {
    if (kind.javaScriptEnabled !== false) await inspector.look(state);
  };
  return { page, look, findings: inspector.findings };
};
const kinds = [
  ["at a desk", desk],
  ["on a telephone without scripts", phone],
] as const;

/** Goes on by the keyboard alone, from where it stands to the control, which must show its focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** The mail whose subject has these words, as soon as it is there. */
async function mailAbout(words: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = (await mailsOf(laptop)).find(({ subject }) => subject.includes(words));
    if (found) return found;
    await pause(100);
  }
  throw new Error(`There is no mail about ${words}`);
}

it.each(kinds)("lets a parent %s say that they have read it, and ask", async (where, kind) => {
  const email = `quokka-${where.length}@example.org`;
  await office.add({ email, name: "Quentin Quokka" });
  const { page, look, findings } = await visit(await office.readLink(email), kind);
  expect(await wordsOn(page)).toContain("q…@example.org");
  await look("asked to read");
  await page.getByRole("link", { name: "Read version 1 of the policy" }).click();
  expect(await page.locator("h1").innerText()).toContain("olicy");
  await page.goBack();
  expect(await office.hasRead(email)).toBe(false);

  await press(page, "I have read it and have a question");
  expect(await mistakesOn(page)).toEqual(["Enter your question, or press “I have read it”"]);
  await look("no question");
  await page.getByLabel("Do you have a question").fill("Wombatwords: may I?");
  await press(page, "I have read it and have a question");
  expect(await page.locator("h1").innerText()).toBe("Thank you. It is recorded");
  await look("recorded with a question");
  expect(await office.hasRead(email)).toBe(true);

  await page.goto(await office.readLink(email));
  expect(await wordsOn(page)).toContain("There is nothing more to do");
  await look("recorded before");
  expect(findings).toEqual([]);
});

it("tells the headteacher, who reads the question behind the sign-in and answers it", async () => {
  const mail = await mailAbout("A question about the social media policy");
  expect(`${mail.subject}${mail.body.text}${mail.body.html}`).not.toMatch(/quokka|wombat/i);
  const link = /https?:\/\/\S+?\/policy\/questions/.exec(mail.body.text ?? "")?.[0] ?? "";
  const page = await signInAt(browser, link, "Amara Osei", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("Wombatwords: may I?");
  await inspector.look("a question waits");
  await page.getByRole("button", { name: "I have answered it" }).first().click();
  await page.waitForLoadState();
  expect(await wordsOn(page)).toContain("Marked as answered");
  await inspector.look("a question is answered");
  const answered = (await office.questions()).filter((one) => one.answered);
  expect(answered).toMatchObject([{ answered: { by: "Amara Osei, Headteacher" } }]);

  const other = await signInAt(browser, link, "Beth Lindqvist", desk);
  expect(await wordsOn(other)).not.toContain("Wombatwords");
  await new Inspector(other, looked).look("questions, not open");
  expect(inspector.findings).toEqual([]);
});

it("takes “I have read it” by the keyboard alone", async () => {
  const { email } = await office.add({ email: "keys@example.org" });
  const { page, look, findings } = await visit(await office.readLink(email));
  await tabTo(page, 'button[value="read"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
  expect(await page.locator("h1").innerText()).toBe("Thank you. It is recorded");
  await look("recorded");
  expect(await office.hasRead(email)).toBe(true);
  await page.goto(await office.readLink(email));
  await tabTo(page, "#question");
  await page.keyboard.type("And on a school trip?");
  await tabTo(page, 'button[value="question"]');
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Space")]);
  expect(await page.locator("h1").innerText()).toBe("It was recorded already");
  await look("already recorded, now with a question");
  expect(await office.questions()).toHaveLength(3);
  expect(findings).toEqual([]);
});

it("is kind about links that are broken, too old, or of somebody who left", async () => {
  const { email } = await office.add({ email: "numbat@example.org" });
  const links = [
    [`${await office.readLink(email)}x`, "This link is not complete"],
    [await office.readLink(email, 121), "This link is too old"],
    [await office.readLink("left@example.org"), "You are not on our list any more"],
    [`${await office.stopLink(email)}x`, "This link does not work"],
  ] as const;
  for (const [link, heading] of links) {
    const { page, look, findings } = await visit(link);
    expect(await page.locator("h1").innerText()).toBe(heading);
    await look(heading);
    expect(findings).toEqual([]);
  }
});

it.each(kinds)("lets a parent %s stop the reminders and take that back", async (where, kind) => {
  const email = `bilby-${where.length}@example.org`;
  await office.add({ email });
  const { page, look, findings } = await visit(await office.stopLink(email), kind);
  await look("asked to stop");
  expect(await office.isReached(email)).toBe(true);
  await press(page, "Stop the reminders");
  await look("stopped");
  expect(await office.isReached(email)).toBe(false);
  await press(page, "I pressed it by mistake: send them again");
  await look("taken back");
  expect(await office.isReached(email)).toBe(true);

  expect(findings).toEqual([]);
});

it("tells staff why they may not stop the reminders", async () => {
  const { email } = await office.add({ email: "staff@example.org", audiences: ["staff"] });
  const { page, look, findings } = await visit(await office.stopLink(email));
  expect(await page.locator("h1").innerText()).toBe("These reminders are part of your post");
  await look("may not stop");
  expect(findings).toEqual([]);
});

it("lets a mail program stop them in one click, from anywhere and without cookies", async () => {
  const { email } = await office.add({ email: "dunnart@example.org" });
  const link = await office.stopLink(email);
  const headers = { origin: "https://mail.example.net", "sec-fetch-site": "cross-site" };
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const elsewhere = link.replace("/unsubscribe", "/policy/acknowledge");
  expect((await fetch(elsewhere, { method: "POST", headers, body })).status).toBe(403);
  expect((await fetch(link)).status).toBe(200);
  expect(await office.isReached(email)).toBe(true);
  expect((await fetch(link, { method: "POST", headers, body })).status).toBe(200);
  expect(await office.isReached(email)).toBe(false);
  expect((await fetch(link, { method: "POST", headers, body: form })).status).toBe(200);
});

it("shows the version that took the place of the one that was sent", async () => {
  const { email } = await office.add({ email: "echidna@example.org" });
  const link = await office.readLink(email);
  const { page, look, findings } = await visit(link);
  await office.adopt();
  await press(page, "I have read it");
  expect(await wordsOn(page)).toContain("has been replaced by version 2");
  await look("replaced");
  expect(await office.hasRead(email)).toBe(false);
  await press(page, "I have read it");
  expect(await wordsOn(page)).toContain("You have read version 2 of the policy");
  expect(findings).toEqual([]);
});

it("logs nobody’s name, address, question or link", async () => {
  const lines = await logOf(laptop);
  expect(lines.filter((line) => line.includes("/policy/acknowledge")).length).toBeGreaterThan(10);
  const logged = `${lines.join("\n")}\n${laptop.printed()}`.toLowerCase();
  const words = ["quokka", "wombat", "numbat", "bilby", "dunnart", "echidna", "example.org"];
  expect(words.filter((one) => logged.includes(one))).toEqual([]);
  expect(logged).not.toContain("token=");
});

// A test that looked at nothing would find nothing.
it("was looked at with all rules, in all states", () => {
  expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  expect(looked.states.size).toBeGreaterThanOrEqual(18);
});
