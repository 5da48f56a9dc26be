import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "#shared/adapters/system.ts";
import { noticeDays } from "#shared/domain/review/due-date.ts";
import { type ReviewChangeName, reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import { dayInWords, daysLater, schoolDay } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import {
  desk,
  mailsTo,
  mistakesOn,
  phone,
  sectionOf,
  signInAt,
  wordsOf,
  wordsOn,
} from "./office-pages.ts";
import { canaries, canary, reviewDesk } from "./review-desk.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
let machine: Awaited<ReturnType<typeof reviewDesk>>;
let reference = "";
beforeAll(async () => {
  machine = await reviewDesk(laptop);
  await machine.add({ email: "parent@example.org", audiences: ["parents-carers"] });
  reference = await machine.taught();
}, 60_000);
afterAll(() => machine.close());

/** Narrow, and with scripts: axe is one. */
const telephone = { viewport: { width: 390, height: 844 } };

const at = (path: string) => `${laptop.baseUrl}${path}`;
const today = () => schoolDay(systemClock.now());
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp) =>
  page.getByRole("link", { name }).first().click();
const labelOf = (change: ReviewChangeName) => reviewRuleOf(change).label;
const open = (page: Page, change: ReviewChangeName) =>
  page
    .locator("main a", { hasText: labelOf(change) })
    .first()
    .click();
const save = (page: Page, change: ReviewChangeName) => press(page, labelOf(change));
const expectDone = async (page: Page, change: ReviewChangeName) =>
  expect(await page.locator(".govuk-notification-banner--success").innerText()).toContain(
    reviewRuleOf(change).banner,
  );
// One story: each part goes on where the one before it ended.
describe("the annual review, from the notice to the signed policy", () => {
  let head: Page;
  let inspector: Inspector;

  it("is opened with a mail that has the due date for a calendar", async () => {
    head = await signInAt(browser, at("/policy/review"), "Amara Osei", desk);
    inspector = new Inspector(head, looked);
    expect(await wordsOn(head)).toContain("No review is open");
    await inspector.look("none open");
    expect(await machine.run()).toMatchObject({ result: { opened: 1 } });
    // At a weekend the notice waits for the next day on which people are written to.
    for (const daysOn of [1, 2, 3, 4, 5]) await machine.run(daysOn);

    const [notice] = await mailsTo(laptop, "ewan.sutherland@example.org", "has begun", 1);
    const dueOn = daysLater(today(), noticeDays);
    expect(notice?.body.text).toContain(dayInWords(dueOn));
    const [file] = notice?.attachments ?? [];
    const calendar = Buffer.from(file?.content ?? "", "base64").toString("utf8");
    const [event] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent");
    expect(String(event?.getFirstPropertyValue("dtstart"))).toBe(dueOn);

    const link =
      /https?:\/\/\S+\/policy\/review\/20\d\d$/m.exec(notice?.body.text ?? "")?.[0] ?? "";
    const ewan = await signInAt(browser, link, "Ewan Sutherland", phone);
    expect(await wordsOn(ewan)).toContain(`Due on ${dayInWords(dueOn)}, in ${noticeDays} days.`);
    await follow(ewan, "Read the evidence of the year");
    expect(ewan.url()).toContain("/policy/review/evidence");
    expect(await wordsOn(ewan)).not.toMatch(canaries);
  });

  it("has its text amended clause by clause, out of lessons", async () => {
    await head.reload();
    await inspector.look("opened for the head");
    await open(head, "propose-amendment");
    await inspector.look("choosing a clause");
    await head.locator("main li a", { hasText: "No social media in lesson time" }).click();
    const words = await head.getByLabel("What the clause says").inputValue();
    await head.getByLabel("What the clause says").fill(`# Toys\n\n${words}`);
    await inspector.look("the words of a clause");
    await save(head, "propose-amendment");
    expect(await mistakesOn(head)).toEqual([expect.stringContaining("Say why it is needed")]);
    await head.getByLabel("Why is it needed?").fill("Toys that talk were new to us.");
    await head.getByLabel(canary.lesson).check();
    await press(head, "Preview");
    expect(await mistakesOn(head)).toEqual([expect.stringContaining("Line 1")]);
    await inspector.look("an amendment that cannot be read");
    await head.getByLabel("What the clause says").fill(`${words}\n\nToys that talk count too.`);
    await press(head, "Preview");
    expect(await head.locator(".app-diff ins").innerText()).toContain("Toys that talk count too.");
    expect(await head.getByLabel(canary.lesson).isChecked()).toBe(true);
    await inspector.look("preview of an amendment");
    expect((await machine.latest())?.amendments).toEqual([]);
    await save(head, "propose-amendment");
    await expectDone(head, "propose-amendment");
    expect(await sectionOf(head, "Amendments")).toContain(reference);
    await inspector.look("with an amendment");
  });

  it("lets an amendment be taken back, and written again from its own words", async () => {
    await follow(head, /^Take it back/);
    await inspector.look("taking back an amendment");
    await save(head, "withdraw-amendment");
    await expectDone(head, "withdraw-amendment");
    await follow(head, /^Write it again/);
    expect(await head.getByLabel("What the clause says").inputValue()).toContain("Toys that talk");
    expect(await head.getByLabel(canary.lesson).isChecked()).toBe(true);
    await save(head, "propose-amendment");
    await expectDone(head, "propose-amendment");
  });

  it("is commented on by a governor with a telephone", async () => {
    const ewan = await signInAt(browser, at("/policy/review"), "Ewan Sutherland", telephone);
    const own = new Inspector(ewan, looked);
    const section = await sectionOf(ewan, "Amendments");
    expect(section).toContain("Lessons about “No social media in lesson time");
    expect(section).not.toContain(reference);
    await follow(ewan, /^Comment \(amendment 2\)|^Comment$/);
    await save(ewan, "comment");
    expect(await mistakesOn(ewan)).toEqual([expect.stringContaining("without anybody’s name")]);
    await ewan.getByLabel("Your comment").fill("Say what a toy that talks is.");
    await own.look("a comment");
    await save(ewan, "comment");
    await expectDone(ewan, "comment");
    await own.look("commented");
    await ewan.goto(`${ewan.url().split("?")[0]}/declare-conflict`);
    await own.look("declaring an interest");
    expect(own.findings).toEqual([]);
  });

  it("is put before the governors on a page with everything that changes", async () => {
    await head.goto(at("/policy/review"));
    await open(head, "propose");
    await head.getByLabel("What is new?").fill("Toys that talk are covered.");
    await inspector.look("before it is put forward");
    await save(head, "propose");
    await expectDone(head, "propose");
    await inspector.look("put forward");
    const mails = await mailsTo(laptop, "farida.rahman@example.org", "waits for your decision", 1);
    expect(wordsOf(mails[0] ?? { subject: "", destination: { to: [] }, body: {} })).not.toMatch(
      canaries,
    );
  });

  it("is decided on by two governors, each once more asked before it is kept", async () => {
    const ewan = await signInAt(browser, at("/policy/review"), "Ewan Sutherland", telephone);
    const own = new Inspector(ewan, looked);
    await own.look("before a governor");
    await open(ewan, "decide");
    await press(ewan, "Continue");
    expect(await mistakesOn(ewan)).toEqual(["Choose what you decide"]);
    await ewan.getByLabel("Send it back").check();
    await press(ewan, "Continue");
    expect(await mistakesOn(ewan)).toEqual(["Say what should be changed"]);
    await own.look("deciding");
    await ewan.getByLabel("Approve", { exact: true }).check();
    await press(ewan, "Continue");
    expect(await wordsOn(ewan)).toContain("Nothing is recorded yet");
    await own.look("checking a decision");
    expect((await machine.latest())?.decisions).toEqual([]);
    await save(ewan, "decide");
    await expectDone(ewan, "decide");
    expect(await sectionOf(ewan, "Decisions")).toContain("1 of 2 approvals");
    expect(own.findings).toEqual([]);

    const farida = await signInAt(browser, at("/policy/review"), "Farida Rahman", phone);
    await open(farida, "decide");
    await farida.getByLabel("Approve", { exact: true }).check();
    await press(farida, "Continue");
    await save(farida, "decide");
    await expectDone(farida, "decide");
    expect(await sectionOf(farida, "Decisions")).toContain("Ewan Sutherland, Governor");
    expect((await machine.latest())?.status).toBe("decided");
  });

  it("is signed by the chair, who signs in again for it", async () => {
    await mailsTo(laptop, "dorothy.marchetti@example.org", "waits for your signature", 1);
    const chair = await signInAt(browser, at("/policy/review"), "Dorothy Marchetti", desk);
    const own = new Inspector(chair, looked);
    await own.look("waits for the signature");
    await open(chair, "sign");
    expect(await chair.getByLabel("Type your full name to sign").count()).toBe(0);
    await own.look("asked to sign in again");
    await chair.getByRole("button", { name: "Sign in again" }).click();
    expect(new URL(chair.url()).origin).toBe(laptop.oidcUrl);
    await chair.getByRole("button", { name: /^Dorothy Marchetti/ }).click();
    await chair.getByLabel("Type your full name to sign").fill("Dora Marchetti");
    await chair.getByLabel("Where do the minutes say so?").fill("PC 2027-01/4");
    const [year = "", month = "", day = ""] = today().split("-");
    const meeting = chair.locator("#meetingOn");
    for (const [part, value] of Object.entries({ Day: day, Month: month, Year: year })) {
      await meeting.getByLabel(part).fill(value);
    }
    await save(chair, "sign");
    expect(await mistakesOn(chair)).toEqual([expect.stringContaining("Tick the box")]);
    await chair.getByLabel(/has approved version 2/).check();
    await save(chair, "sign");
    expect(await mistakesOn(chair)).toEqual([expect.stringContaining("your own name")]);
    await own.look("signing");
    await chair.getByLabel("Type your full name to sign").fill("Dorothy Marchetti");
    await save(chair, "sign");
    await expectDone(chair, "sign");
    await own.look("signed");
    expect(await sectionOf(chair, "History")).toContain("The record is whole");
    expect(own.findings).toEqual([]);
  });

  it("puts the version into force, and everybody is told and asked", async () => {
    await mailsTo(laptop, "george.penhale@example.org", "have approved the social media policy", 1);
    const mails = await mailsTo(laptop, "parent@example.org", "/policy/acknowledge", 1);
    expect(mails[0]?.body.text).toContain("No social media in lesson time");
    const page = await browser.open(desk);
    await page.goto(at("/policy"));
    const words = await wordsOn(page);
    expect(words).toContain("Toys that talk count too.");
    expect(words).toContain(
      `Approved by the Personnel Committee of the governing board on ${dayInWords(today())}`,
    );
    expect(words).toContain("Dorothy Marchetti, Chair of the Personnel Committee");
    await head.goto(at("/policy/review"));
    expect(await wordsOn(head)).toContain("No review is open");
    await inspector.look("none open any more");
    expect(inspector.findings).toEqual([]);
  });

  it("was looked at in every state, with every rule", () => {
    expect(looked.states.size).toBeGreaterThanOrEqual(20);
    expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  });
});
