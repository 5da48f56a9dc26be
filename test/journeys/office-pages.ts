import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { type ChangeName, ruleOf } from "#shared/domain/incident/change-rules.ts";
import type { TestBrowser } from "#test/support/browser.ts";
import { type Mail, mailsOf, type RunningLaptop } from "#test/support/laptop.ts";
import { goOn } from "./form-pages.ts";
import type { Receipted } from "./visitor.ts";

/** A desk with scripts and a telephone without: the two kinds of browser that work the register. */
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  javaScriptEnabled: false,
};

/** Opens an address in a browser of one's own and signs in on the way: `name` begins the button. */
export async function signInAt(
  browser: TestBrowser,
  address: string,
  name: string,
  kind: BrowserContextOptions = desk,
): Promise<Page> {
  const page = await browser.open(kind);
  await page.goto(address);
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.waitForLoadState();
  return page;
}

export const addressOf = ({ baseUrl }: Pick<RunningLaptop, "baseUrl">, reference: string) =>
  `${baseUrl}/register/${reference}`;

export const wordsOn = (page: Page): Promise<string> => page.locator("main").innerText();

/** The part of an incident's page under this heading. */
export const sectionOf = (page: Page, title: string): Promise<string> =>
  page
    .locator("section", { has: page.getByRole("heading", { name: title, exact: true }) })
    .innerText();

/** Goes on from an incident's page to the form of a change: by its button, its link, or a link's words. */
export const openForm = (page: Page, change: ChangeName, way: string = ruleOf(change).label) =>
  page.locator("main a", { hasText: way }).first().click();

export const save = (page: Page, change: ChangeName) =>
  page.getByRole("button", { name: ruleOf(change).label, exact: true }).click();

export const expectDone = async (page: Page, change: ChangeName): Promise<void> => {
  const banner = page.locator(".govuk-notification-banner--success");
  expect(await banner.innerText()).toContain(ruleOf(change).banner);
};

/** Makes one change, from the incident's page back to it. */
export async function make(
  page: Page,
  change: ChangeName,
  fill: (page: Page) => Promise<unknown> = async () => undefined,
  way?: string,
): Promise<void> {
  await openForm(page, change, way);
  await fill(page);
  await save(page, change);
  await expectDone(page, change);
}

/** The words of the error summary; every one that leads somewhere leads to one control of the page. */
export async function mistakesOn(page: Page): Promise<string[]> {
  // The press that led here may be answered before the page is there to be read.
  await page.locator(".govuk-error-summary").waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  const items = page.locator(".govuk-error-summary__list li");
  const targets = await items
    .locator("a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = targets.map(async (one) => [one, await page.locator(one).count()]);
  expect(await Promise.all(found)).toEqual(targets.map((one) => [one, 1]));
  return items.allInnerTexts();
}

export async function setDay(page: Page, [day, month, year]: readonly [string, string, string]) {
  await page.getByLabel("Day").fill(day);
  await page.getByLabel("Month").fill(month);
  await page.getByLabel("Year").fill(year);
}

/** No page has more controls than this on the way to the one that is wanted. */
const mostStops = 60;

/** Presses Tab until the control has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** As a reporter: from the receipt to what the school tells. */
export async function followUp(
  page: Page,
  { baseUrl }: Pick<RunningLaptop, "baseUrl">,
  { receipt }: Pick<Receipted, "receipt">,
): Promise<void> {
  await page.goto(`${baseUrl}/follow-up`);
  await page.getByLabel("What is your receipt?").fill(receipt);
  await goOn(page);
}

/** What a mail says in the parts that a person or a mail program reads. */
export const wordsOf = ({ subject, body }: Mail) =>
  `${subject}\n${body.text ?? ""}\n${body.html ?? ""}`;

/** The mails to an address about a reference, wherever it stands, as soon as there are `count` of them. */
export async function mailsTo(
  laptop: Pick<RunningLaptop, "mailUrl">,
  address: string,
  reference: string,
  count: number,
): Promise<Mail[]> {
  const find = async () =>
    (await mailsOf(laptop)).filter(
      (mail) =>
        mail.destination.to.some((to) => to.includes(address)) && wordsOf(mail).includes(reference),
    );
  await expect.poll(async () => (await find()).length, { timeout: 20_000 }).toBe(count);
  return find();
}

/** The only link of the newest of these mails. */
export const lastLink = (mails: readonly Mail[]): string =>
  /https?:\/\/\S+/.exec(mails.at(-1)?.body.text ?? "")?.[0] ?? "";
