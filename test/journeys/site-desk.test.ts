import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { orderOutcome, runningIn } from "#infra/local/control.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, mailsOf } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { desk, lastLink, mistakesOn, phone, signInAt, tabTo, wordsOn } from "./office-pages.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
const at = (path: string) => `${laptop.baseUrl}${path}`;
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();

/** Starts the job that asks the sources for a Monday, as the scheduler would. */
async function refreshOn(day: string): Promise<unknown> {
  const running = await runningIn(laptop.localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const answer = await fetch(running.url, {
    method: "POST",
    headers: { authorization: `Bearer ${running.token}` },
    body: JSON.stringify({ name: "refresh-sites", at: `${day}T06:15:00Z` }),
  });
  return orderOutcome.parse(await answer.json());
}

const mailsTo = async (address: string) =>
  (await mailsOf(laptop)).filter(({ destination }) =>
    destination.to.some((to) => to.includes(address)),
  );

it("leads from what a source says to the list that parents see", async () => {
  expect(await refreshOn("2026-11-16")).toMatchObject({ result: { raised: 0, mails: 0 } });
  expect(await refreshOn("2026-11-23")).toMatchObject({ result: { raised: 1, mails: 2 } });
  for (const address of ["beth.lindqvist@example.org", "chandra.pillai@example.org"]) {
    await expect.poll(() => mailsTo(address), { timeout: 20_000 }).toHaveLength(1);
  }
  const mails = await mailsTo("chandra.pillai@example.org");
  expect(mails[0]?.subject).toBe("Proposals for the list of sites wait for you");
  expect(mails[0]?.body.text).toContain("One proposal");
  expect(mails[0]?.body.text).not.toContain("TikTok");

  const page = await signInAt(browser, lastLink(mails), "Chandra Pillai", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("TikTok");
  expect(await wordsOn(page)).toContain("+ You must be at least 14 years old");
  await inspector.look("a proposal");
  await press(page, /^(Accept|It is done)/);
  expect(await mistakesOn(page)).toEqual(["Say in a few words why you decide so"]);
  await inspector.look("a proposal without a reason");
  await page.getByLabel("Reason").fill("Read in its terms of today");
  await press(page, /^(Accept|It is done)/);
  expect(await wordsOn(page)).toContain("The proposal was accepted");
  expect(await wordsOn(page)).toContain("Nothing waits to be decided");
  await inspector.look("nothing waits");
  expect(inspector.findings).toEqual([]);
});

it("lets a lead edit on a telephone without scripts, and the other agree to a lower age", async () => {
  const beth = await signInAt(browser, at("/sites/edit?slug=tiktok"), "Beth Lindqvist", phone);
  const usual = await beth.getByLabel("Minimum age for an account").inputValue();
  await beth.getByLabel("Minimum age for an account").fill("0");
  await press(beth, "Save the record");
  expect(await mistakesOn(beth)).toEqual([
    "The minimum age must be a whole number of years from 1 to 18",
    "Say in a few words why it is changed",
  ]);
  await beth.getByLabel("Minimum age for an account").fill(String(Number(usual) - 1));
  await beth.getByLabel("Who runs it").fill("TikTok of Birmingham");
  await beth.getByLabel("Why is it changed?").fill("Read on its help pages");
  await press(beth, "Save the record");
  expect(await wordsOn(beth)).toContain("The lower age waits until the other lead agrees");

  const page = await signInAt(browser, at("/sites/proposals"), "Chandra Pillai", desk);
  const inspector = new Inspector(page, looked);
  expect(await wordsOn(page)).toContain("Agreed so far: Beth Lindqvist, Safeguarding lead");
  await inspector.look("a lower age");
  await tabTo(page, 'input[name="reason"]');
  await page.keyboard.type("I have read it too");
  await tabTo(page, 'button[value="accept"]');
  await page.keyboard.press("Enter");
  await page.getByText("The proposal was accepted").waitFor();
  await page.goto(at("/sites"));
  expect(await page.locator("#tiktok").innerText()).toContain(`${Number(usual) - 1}+`);
  expect(await page.locator("#tiktok").innerText()).toContain("TikTok of Birmingham");
  expect(await page.locator("section:has(#changes)").innerText()).toContain("TikTok");
  const feed = await (await fetch(at("/sites.atom"))).text();
  expect(feed).toContain("TikTok: the minimum age went down");
  expect(inspector.findings).toEqual([]);
});

it("keeps records, sources and files on pages that everybody can use", async () => {
  const page = await signInAt(browser, at("/sites/records"), "Chandra Pillai", desk);
  const inspector = new Inspector(page, looked);
  await inspector.look("records");
  const before = await page.locator("#drafts tbody tr").count();
  await press(page, /^I have checked it: publish \(Spotify\)/);
  expect(await wordsOn(page)).toContain("The record was confirmed as of today");
  expect(await page.locator("#drafts tbody tr").count()).toBe(before - 1);
  await press(page, /^I have checked this today/);
  await inspector.look("a record confirmed");

  await page.getByRole("button", { name: "Add a site, app or game" }).click();
  await page.locator("summary", { hasText: "Law and rating" }).click();
  await inspector.look("a new record");
  await page.getByLabel("Name", { exact: true }).fill("Wombatgram");
  await press(page, "Add the record");
  expect(await mistakesOn(page)).toEqual(["Say in a few words why it is changed"]);
  await inspector.look("a record without a reason");
  await page.getByLabel("Why is it changed?").fill("New in class");
  await press(page, "Add the record");
  expect((await mistakesOn(page)).join()).toContain("say where the facts are from");
  await page.getByLabel("Who else says so").fill("A parent");
  await press(page, "Add the record");
  expect(await wordsOn(page)).toContain("The record was saved");

  await page.getByRole("link", { name: "Sources", exact: true }).click();
  expect(await wordsOn(page)).toContain("Green");
  await inspector.look("sources");
  await press(page, /^Ask it no more \(Apple/);
  expect(await wordsOn(page)).toContain("The source is not asked any more");
  await inspector.look("a source switched off");

  await page.getByRole("link", { name: "Confirm the list" }).click();
  await inspector.look("the whole list");
  await page.getByLabel("Not checked (Facebook)").check();
  await press(page, "I have looked at these records today");
  expect(await wordsOn(page)).toContain("The list was confirmed as of today");

  await page.getByRole("link", { name: "Take in a file" }).click();
  await inspector.look("a file is asked for");
  await press(page, "See what would change");
  expect(await mistakesOn(page)).toEqual(["Choose a file or paste the cells of a spreadsheet"]);
  const lines = ["name,minAge,source", "Wombatgram,13,", "Bad,0,Us", "Koala,9,Us", "Signal,,"];
  await page.getByLabel("Or paste the cells").fill(lines.join("\n"));
  await press(page, "See what would change");
  await page.locator("summary", { hasText: "In the list as they are" }).click();
  await inspector.look("what a file would change");
  await press(page, "Save 2 sites to the list");
  expect(await wordsOn(page)).toContain("The file was taken in");
  expect(inspector.findings).toEqual([]);
});

it("is seen by the headteacher, and not by the office", async () => {
  const head = await signInAt(browser, at("/sites/proposals"), "Amara Osei", desk);
  const inspector = new Inspector(head, looked);
  expect(await wordsOn(head)).toContain("The computing lead and the safeguarding lead decide");
  await inspector.look("decided ones, for the head");
  expect(await head.getByRole("link", { name: "Take in a file" }).count()).toBe(0);
  const office = await signInAt(browser, at("/sites/proposals"), "Hollie Brandt", desk);
  expect(await wordsOn(office)).toContain("This is not open to you");
  expect(await office.getByRole("link", { name: "Site list" }).count()).toBe(0);
  expect(inspector.findings).toEqual([]);
});

it("looked at every state with every rule", () => {
  expect(looked.states.size).toBe(14);
  expect(looked.rules.size).toBeGreaterThan(50);
});
