import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, mailsOf } from "#test/support/laptop.ts";
import {
  addressOf,
  expectDone,
  followUp,
  lastLink,
  mailsTo,
  make,
  mistakesOn,
  openForm,
  phone,
  save,
  sectionOf,
  setDay,
  signInAt,
  tabTo,
  wordsOf,
  wordsOn,
} from "./office-pages.ts";
import { type Receipted, reported } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();

/** A word that stands nowhere else, in everything that is told and written: none may be in a mail. */
const told = {
  kind: "near-miss",
  categories: ["photographs"],
  description: "Quokkaphoto of the sand pit\nnearly got into a group.",
  people: [{ name: "Bilby Dunnartson", relationship: "parent-carer", involvement: "alleged" }],
  reporter: { relationship: "staff", name: "Zoë Numbat", email: "zoe@example.net" },
};
const written = {
  title: "Wombatgroup photograph",
  better: "Wombatgroup photograph of the sand pit",
  skipped: "Kowari: the post never went out.",
  action: "Potoroo: talk about photographs at the gate",
  checked: "Nobody took pictures the week after.",
  referral: "Case bettong-17",
  message: "Thank you, dear quenda.\nWe have looked into it.",
  note: "Pademelon: the family was called.",
  lesson: "Bandicoot: say it before every event.",
  decision: "Dibbler: no post, so no sanction; we remind everybody.",
  back: "Thank you. A second quoll was seen.",
} as const;
const canaries =
  /quokka|bilby|dunnart|numbat|wombat|kowari|potoroo|bettong|quenda|pademelon|bandicoot|dibbler|quoll/i;
const staffNames = /Amara|Osei|Beth|Lindqvist/;

let report: Receipted;
let head: Page;
let lead: Page;
let reporter: Page;

beforeAll(async () => {
  report = await reported(laptop, told);
}, 20_000);

const look = (page: Page) => page.goto(addressOf(laptop, report.reference));

const follow = () => followUp(reporter, laptop, report).then(() => wordsOn(reporter));

// One story: each part goes on where the one before it ended.
describe("an incident in two browsers", () => {
  it("is opened from the alert and triaged, on a telephone without scripts", async () => {
    const alert = await mailsTo(laptop, "beth.lindqvist@example.org", report.reference, 1);
    lead = await signInAt(browser, lastLink(alert), "Beth Lindqvist", phone);
    expect(lead.url()).toBe(addressOf(laptop, report.reference));
    await openForm(lead, "triage");
    await save(lead, "triage");
    expect(await mistakesOn(lead)).toEqual([
      expect.stringContaining("short title"),
      expect.stringContaining("how grave"),
    ]);
    await lead.getByLabel("Short title, without names").fill(written.title);
    await lead.getByLabel("Low: no harm").check();
    await lead.getByLabel("Who sees to it?").selectOption({ label: "Beth Lindqvist" });
    await save(lead, "triage");
    await expectDone(lead, "triage");
    expect(await sectionOf(lead, "At a glance")).toContain("Beth Lindqvist");
    await lead.goto(`${laptop.baseUrl}/register`);
    const waiting = lead.locator("table", { hasText: "Waiting for you" });
    expect(await waiting.innerText()).toContain(written.title);
  });

  it("tells who was slower what the other did, and keeps what was typed", async () => {
    head = await signInAt(browser, addressOf(laptop, report.reference), "Amara Osei");
    await make(head, "investigate");
    await look(lead);
    await openForm(lead, "correct");
    await openForm(head, "correct");
    await head.getByLabel("Short title, without names").fill(written.better);
    await save(head, "correct");
    await expectDone(head, "correct");

    await lead.getByLabel("Medium: some harm").check();
    await lead.getByLabel("Site, app or game").fill("Wombatgram");
    await save(lead, "correct");
    const notice = await lead.locator(".govuk-notification-banner").innerText();
    expect(notice).toContain("Changed meanwhile");
    expect(notice).toContain("The details are corrected: Amara Osei, Headteacher");
    expect(notice).not.toContain("The investigation has begun");
    expect(await lead.getByLabel("Site, app or game").inputValue()).toBe("Wombatgram");
    expect(await lead.getByLabel("Medium: some harm").isChecked()).toBe(true);
    await look(head);
    expect(await wordsOn(head)).not.toContain("Wombatgram");

    await lead.getByLabel("Short title, without names").fill(written.better);
    await save(lead, "correct");
    await expectDone(lead, "correct");
    const history = await sectionOf(lead, "History");
    expect(history).toContain(`title: ${written.title} became ${written.better}`);
    expect(history).toContain("severity: Low became Medium");
    expect(history.match(/The details are corrected/g)).toHaveLength(2);
  });

  it("has its risk assessed by the keys alone", async () => {
    await look(head);
    await tabTo(head, 'main a[href$="/risk"]');
    await head.keyboard.press("Enter");
    await head.waitForURL(/\/risk$/);
    await tabTo(head, 'input[name="when"]');
    await tabTo(head, 'input[name="cell"]');
    // The table begins with what is very likely: eight cells on is likely and significant.
    for (let cell = 0; cell < 8; cell += 1) await head.keyboard.press("ArrowRight");
    await tabTo(head, 'button[value="save"]');
    await head.keyboard.press("Enter");
    await expectDone(head, "risk");
    const risk = await sectionOf(head, "Risk");
    expect(risk).toContain("Medium to high");
    expect(risk).toContain("Likelihood: Likely. Impact: Significant.");
  });

  it("has the steps of its pathway taken in their order, one of them skipped with a reason", async () => {
    await look(lead);
    const steps = await lead.locator("section ol").first().locator("li").count();
    expect(steps).toBeGreaterThanOrEqual(8);
    await openForm(lead, "step", "Record this step");
    await lead.getByLabel("It is skipped").check();
    await save(lead, "step");
    expect(await mistakesOn(lead)).toEqual(["Say why it is skipped"]);
    await lead.getByLabel("Why is it skipped?").fill(written.skipped);
    await save(lead, "step");
    await expectDone(lead, "step");
    for (let step = 1; step < steps; step += 1) {
      await make(
        lead,
        "step",
        (on) => on.getByLabel("Yes, it is done").check(),
        "Record this step",
      );
    }
    expect(await lead.locator("main a", { hasText: "Record this step" }).count()).toBe(0);
    const pathway = await sectionOf(lead, "Next steps by law and policy");
    expect(pathway).toContain(written.skipped);
    expect(pathway.match(/^Done\b/gm)).toHaveLength(steps - 1);
  });

  it("has an action that the head does and the lead checks, and a referral", async () => {
    await make(lead, "action", async (page) => {
      await page.getByLabel("What has to be done?").fill(written.action);
      await page.getByLabel("Who does it?").selectOption({ label: "Amara Osei" });
      await setDay(page, ["1", "3", "2031"]);
    });
    await make(lead, "referral", async (page) => {
      await page.getByLabel("The platform").check();
      await page.getByLabel("Their reference (optional)").fill(written.referral);
    });
    await look(head);
    expect(await sectionOf(head, "Actions")).toContain("To do");
    await make(head, "action-done", undefined, "Mark as done");
    await look(lead);
    await make(
      lead,
      "action-check",
      async (page) => {
        await page.getByLabel("Yes", { exact: true }).check();
        await page.getByLabel("What did you see?").fill(written.checked);
      },
      "Check",
    );
    expect(await sectionOf(lead, "Actions")).toContain("It worked.");
  });

  it("is talked about with its reporter, who sees nothing of what stays inside", async () => {
    const write = (text: string) => (page: Page) => page.getByRole("textbox").fill(text);
    await make(lead, "message", write(written.message));
    await make(lead, "note", write(written.note));
    await make(lead, "lesson", async (page) => {
      await page.getByLabel("Which part of the policy?").selectOption({ index: 1 });
      await page.getByLabel("What does it teach?").fill(written.lesson);
    });
    reporter = await browser.open(phone);
    const answered = await mailsTo(laptop, "zoe@example.net", report.reference, 1);
    expect(lastLink(answered)).toBe(`${laptop.baseUrl}/follow-up`);
    const seen = await follow();
    expect(seen).toContain("We are finding out what happened.");
    expect(seen).toContain("Thank you, dear quenda.");
    for (const inside of [written.note, written.better, written.lesson, written.action]) {
      expect(seen).not.toContain(inside);
    }
    expect(await reporter.content()).not.toMatch(staffNames);

    await reporter.getByLabel("Write to the school").fill(written.back);
    await reporter.getByRole("button", { name: "Send message" }).click();
    expect(await wordsOn(reporter)).toContain("The school has your message");
    const toLead = await mailsTo(laptop, "beth.lindqvist@example.org", report.reference, 2);
    expect(toLead[1]?.subject).toBe(`The reporter of ${report.reference} has written`);
    await lead.goto(lastLink(toLead));
    expect(await sectionOf(lead, "Messages with the reporter")).toContain(written.back);
  });

  it("is decided and closed, and its page shows the whole of it", async () => {
    await look(head);
    await make(head, "decide", (page) => page.getByRole("textbox").fill(written.decision));
    await make(head, "close");
    for (const page of [head, lead]) {
      await look(page);
      const shown = (await wordsOn(page)).replaceAll("\n", " ");
      const { title: _first, ...rest } = written;
      for (const words of [...Object.values(rest), "Quokkaphoto", "Bilby Dunnartson"]) {
        expect(shown).toContain(words.replaceAll("\n", " "));
      }
    }
    expect(await lead.locator("main a[role=button]").count()).toBe(0);
    expect(await head.locator("main a[role=button]").allInnerTexts()).toEqual(["Reopen it"]);
    const seen = await follow();
    expect(seen).toContain("We have finished our work on your report.");
    expect(seen).not.toContain(written.decision);
    expect(await reporter.content()).not.toMatch(staffNames);
  });

  it("has left nothing of itself in any mail, and written to nobody twice", async () => {
    const mails = await mailsOf(laptop);
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual(
      [
        "The school has answered you",
        `New report in the register: ${report.reference}`,
        `New report in the register: ${report.reference}`,
        `The reporter of ${report.reference} has written`,
      ].toSorted(),
    );
    for (const mail of mails) expect(wordsOf(mail)).not.toMatch(canaries);
  });
});
