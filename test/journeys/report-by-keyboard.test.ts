import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { heading, receivedOn } from "./form-pages.ts";
import { listed, signedIn } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
let page: Page;
beforeEach(async () => {
  page = await browser.open({ viewport: { width: 1280, height: 800 } });
});

/** No page has more controls than this; whoever presses Tab more often is going round in circles. */
const mostStops = 60;

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Presses a key that leads to another page, and waits for it. */
const pressOn = (key: string) =>
  Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press(key)]);

/**
 * How the control that has the focus shows it, compared with itself without: by an outline, a shadow
 * or its ground, on itself or, for a drawn radio button or tick box, on the drawing beside it.
 */
const showsFocus = () =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement)) return false;
    const drawn = () =>
      [...(one instanceof HTMLInputElement ? (one.labels ?? []) : [])].map((label) =>
        getComputedStyle(label, "::before"),
      );
    const looks = () =>
      [getComputedStyle(one), ...drawn()]
        .map((style) => `${style.outline} ${style.boxShadow} ${style.backgroundColor}`)
        .join("; ");
    const withFocus = looks();
    one.blur();
    const without = looks();
    one.focus();
    return withFocus !== without;
  });

/** Presses Tab until the control has the focus; at every stop on the way the focus can be seen. */
async function tabTo(selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  for (let stop = 0; stop < mostStops; stop += 1) {
    await press("Tab");
    const control = await page.evaluate(() => document.activeElement?.outerHTML ?? "");
    expect({ control, showsFocus: await showsFocus() }).toEqual({ control, showsFocus: true });
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
const type = async (control: string, text: string) => {
  await tabTo(control);
  await page.keyboard.type(text);
};
const onwards = 'main .govuk-button[value="next"]';

/** From the start page to the check of the answers, by keys alone. */
async function reportByKeys(): Promise<void> {
  await page.goto(laptop.baseUrl);
  await tabTo(".govuk-button--start");
  await pressOn("Enter");
  await tabTo("#relationship");
  await press("Space");
  await tabTo(onwards);
  await pressOn("Space");
  expect(await heading(page)).toBe("What kind of thing is it?");
  await tabTo("#kind");
  await press("ArrowDown");
  // The Enter key on an answer goes on: not back, though "Back" stands first on the page.
  await pressOn("Enter");
  expect(await heading(page)).toBe("What was it about?");
  await tabTo('input[value="photographs"]');
  await press("Space");
  await tabTo(onwards);
  await pressOn("Enter");
  await type("#description", "Written without a mouse.");
  await tabTo(onwards);
  await pressOn("Enter");
  await tabTo("#place");
  await press("Space");
  await type("#occurredOn-day", "20");
  await type("#occurredOn-month", "11");
  await type("#occurredOn-year", "2026");
  await pressOn("Enter");
  expect(await heading(page)).toBe("Which site, app or game was it on?");
  await tabTo("#site");
  await press("ArrowUp", "ArrowUp");
  await type("#siteOther", "A game of ours");
  await pressOn("Enter");
  expect(await heading(page)).toBe("Who was involved?");
  await type("#people-0-name", "Somebody Else");
  await tabTo("#people-0-relationship");
  await page.keyboard.type("Parent");
  await tabTo("#people-0-involvement");
  await press("Space");
  await tabTo("details summary");
  await press("Enter");
  await tabTo('input[name="people-0-roles"]');
  await tabTo('button[value="add-person"]');
  await pressOn("Enter");
  await type("#people-1-name", "A mistake");
  await tabTo('button[value="remove-person:1"]');
  await pressOn("Enter");
  await tabTo("#people-0-name");
  await pressOn("Enter");
  expect(await heading(page)).toBe("What has been done already?");
  await tabTo(onwards);
  await pressOn("Enter");
  await tabTo("#reach");
  await press("Space");
  await type("#name", "Keys Only");
  await pressOn("Enter");
  expect(await heading(page)).toBe("Check your answers");
}

describe("the keyboard alone", () => {
  it("is enough to report, check, change and follow", async () => {
    await reportByKeys();
    const shown = await page.locator("main").innerText();
    for (const words of [
      "near miss",
      "without a mouse",
      "A game of ours",
      "Somebody Else",
      "Keys Only",
    ]) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toContain("A mistake");
    await tabTo("#to-what");
    await pressOn("Enter");
    expect(await heading(page)).toBe("What happened?");
    await tabTo(onwards);
    await pressOn("Enter");
    await tabTo('main button[value="send"]');
    await pressOn("Enter");
    const { reference, receipt } = await receivedOn(page);
    expect(await listed(await signedIn(laptop, "beth-lindqvist"))).toEqual([reference]);
    await tabTo('main a[href="/follow-up"]');
    await pressOn("Enter");
    await type("#receipt", receipt);
    await pressOn("Enter");
    expect(await page.locator("main").innerText()).toContain(reference);
  });

  it("is led past the navigation by the first link of a page", async () => {
    for (const path of ["/", "/report", "/follow-up", "/privacy"]) {
      await page.goto(`${laptop.baseUrl}${path}`);
      await press("Tab");
      const first = page.locator(":focus");
      expect(await first.innerText()).toBe("Skip to main content");
      expect(await showsFocus()).toBe(true);
      await press("Enter");
      expect(await page.locator(":focus").getAttribute("id")).toBe("main-content");
      await press("Tab");
      expect(await page.locator("main :focus").count()).toBe(1);
    }
  });

  it("is led to what is wrong, and from there to the control", async () => {
    await page.goto(`${laptop.baseUrl}/report`);
    await tabTo(onwards);
    await pressOn("Enter");
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect(await page.locator(":focus").getAttribute("class")).toContain("govuk-error-summary");
    await press("Tab", "Enter");
    expect(await page.locator(":focus").getAttribute("id")).toBe("relationship");
  });

  it("goes back by the back button, which comes first", async () => {
    await page.goto(`${laptop.baseUrl}/report`);
    await tabTo("#relationship");
    await press("Space");
    await pressOn("Enter");
    expect(await heading(page)).toBe("What kind of thing is it?");
    await tabTo(".govuk-back-link");
    await pressOn("Enter");
    expect(await heading(page)).toBe("Who are you?");
    expect(await page.locator("#relationship").isChecked()).toBe(true);
  });
});
