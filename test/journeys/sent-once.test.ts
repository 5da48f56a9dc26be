import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, mailsAbout, mailsOf, toldAbout } from "#test/support/laptop.ts";
import { openAt, receivedOn } from "./form-pages.ts";
import { draftIn, listed, readyDraft, report, seen, signedIn, submit, Visitor } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
const headAndLead = ["amara.osei@example.org", "beth.lindqvist@example.org"];

/** The reports of the tests before the last one: by then every alert must be out, and no second one. */
const sent: string[] = [];

/** What the register has gained by something done. */
async function newlyRecorded(work: () => Promise<unknown>): Promise<string[]> {
  const lead = await signedIn(laptop, "beth-lindqvist");
  const before = await listed(lead);
  await work();
  const fresh = (await listed(lead)).filter((one) => !before.includes(one));
  sent.push(...fresh);
  return fresh;
}

describe("a double click on the send button", () => {
  const sendButton = (page: Page) => page.getByRole("button", { name: "Send the report" });

  it("submits once where scripts run", async () => {
    const page = await browser.open();
    await openAt(page, laptop.baseUrl, await readyDraft(new Visitor(laptop)), "check");
    await page.evaluate(() => {
      document.addEventListener("submit", (event) => {
        event.preventDefault();
        document.body.append("submitted;");
      });
    });
    await sendButton(page).dblclick();
    const shown = await page.locator("body").innerText();
    expect(shown.split("submitted;")).toHaveLength(2);
  });

  it("makes one incident where it submits twice, because no script runs", async () => {
    const page = await browser.open({ javaScriptEnabled: false });
    await openAt(page, laptop.baseUrl, await readyDraft(new Visitor(laptop)), "check");
    let posts = 0;
    // A slow line: each post arrives, but its answer is not back when the button is pressed again.
    await page.route("**/report/check", async (route) => {
      posts += 1;
      const response = await route.fetch({ maxRedirects: 0 });
      await pause(1_500);
      await route.fulfill({ response }).catch(() => undefined);
    });
    let shown = "";
    const recorded = await newlyRecorded(async () => {
      await sendButton(page).scrollIntoViewIfNeeded();
      const { x, y } = (await sendButton(page).boundingBox()) ?? { x: 0, y: 0 };
      await page.mouse.click(x + 5, y + 5);
      await vi.waitUntil(() => posts === 1, { timeout: 15_000 });
      await page.mouse.click(x + 5, y + 5);
      // Not by waiting for a navigation: the second press ends the one that the first began.
      await vi.waitUntil(() => page.url().endsWith("/report/received"), { timeout: 15_000 });
      shown = (await receivedOn(page)).reference;
    });
    expect(posts).toBe(2);
    expect(recorded).toEqual([shown]);
  });
});

describe("the same report sent twice", () => {
  it("is one incident with one receipt when both posts of the form arrive together", async () => {
    const both = [new Visitor(laptop), new Visitor(laptop)];
    const draft = await readyDraft(new Visitor(laptop));
    const recorded = await newlyRecorded(async () => {
      const posts = both.map((one) => one.post("/report/check", { draft, go: "send" }));
      const statuses = (await Promise.all(posts)).map(({ status }) => status);
      expect(statuses).toEqual([303, 303]);
    });
    expect(recorded).toHaveLength(1);
    const receipts = both.map(async (one) => {
      const page = await (await one.ask("/report/received")).text();
      return /id="receipt"[^>]*>([^<]+)/.exec(page)?.[1];
    });
    const [first, second] = await Promise.all(receipts);
    expect(first).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
    expect(second).toBe(first);
  });

  it("is not changed by sending other answers from a page left open", async () => {
    const reporter = new Visitor(laptop);
    const draft = await readyDraft(reporter);
    const description = "Something quite different happened after all.";
    const changed = await reporter.post("/report/what", { draft, description, go: "next" });
    const other = draftIn(await changed.text());
    const [reference] = await newlyRecorded(() =>
      reporter.post("/report/check", { draft, go: "send" }),
    );
    const recorded = await newlyRecorded(async () => {
      const second = await reporter.post("/report/check", { draft: other, go: "send" });
      expect(second.status).toBe(409);
      expect(await second.text()).toContain("You have sent this report already");
    });
    expect(recorded).toEqual([]);
    const lead = await signedIn(laptop, "beth-lindqvist");
    const kept = await (await lead.json(`/register/${reference}`)).text();
    expect(kept).toContain("sand pit");
    expect(kept).not.toContain("quite different");
  });

  it("gets fifty equal answers for fifty parallel requests, and is recorded once", async () => {
    const key = randomUUID();
    const told = report({ description: "Fifty times the same." });
    let answers: { status: number; body: string }[] = [];
    const recorded = await newlyRecorded(async () => {
      const all = Array.from({ length: 50 }, async () => seen(await submit(laptop, told, { key })));
      answers = await Promise.all(all);
    });
    expect(answers).toHaveLength(50);
    expect(answers[0]).toMatchObject({ status: 201 });
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(recorded).toEqual([JSON.parse(answers[0]?.body ?? "").reference]);
  });

  it("is refused when the same key comes with another body, and nothing changes", async () => {
    const key = randomUUID();
    let first = { status: 0, body: "" };
    const [reference] = await newlyRecorded(async () => {
      first = await seen(await submit(laptop, report(), { key }));
    });
    const lead = await signedIn(laptop, "beth-lindqvist");
    const before = await (await lead.json(`/register/${reference}`)).text();
    const recorded = await newlyRecorded(async () => {
      const other = await submit(laptop, report({ description: "Another story." }), { key });
      expect(other.status).toBe(422);
      expect(other.headers.get("content-type")).toBe("application/problem+json");
    });
    expect(recorded).toEqual([]);
    expect(await (await lead.json(`/register/${reference}`)).text()).toBe(before);
    expect(await seen(await submit(laptop, report(), { key }))).toEqual(first);
  });
});

it("has alerted everybody once of each of these reports, and of nothing else", async () => {
  for (const reference of sent) await mailsAbout(laptop, reference, { count: 2 });
  // Long enough for two more rounds of the mail job.
  await pause(2_200);
  const mails = await mailsOf(laptop);
  expect(sent).toHaveLength(5);
  expect(sent.map((reference) => toldAbout(mails, reference))).toEqual(sent.map(() => headAndLead));
  expect(mails).toHaveLength(sent.length * headAndLead.length);
});
