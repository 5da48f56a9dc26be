import type { Page } from "playwright-core";

/** What goes into the report of the journeys: each text can be found again. */
export const story = {
  description: "A photo of the sand pit was shared.\nTwo children are in it <b>without</b> a yes.",
  site: "BeReal",
  link: "https://example.org/posts/1?id=2&x=<y>",
  person: "Noor Haddad-O’Brien",
  done: "The parent was asked to take it down.",
  name: "Zoë Test",
  email: "zoe@example.net",
} as const;

/** One page of the form: how to get it wrong, and how to get it right. */
export interface FormPage {
  readonly name: string;
  readonly heading: string;
  readonly mistake: (page: Page) => Promise<unknown>;
  /** The id of the control that the error summary must lead to. */
  readonly field: string;
  /** A control that must still hold what was typed or chosen; `on` for one that is ticked. */
  readonly kept?: { readonly control: string; readonly value: string };
  readonly answer: (page: Page) => Promise<unknown>;
}

const nothing = async () => undefined;
const sixDangers = [
  "Discrimination",
  "Cyber-bullying",
  "Harassment",
  "Controversial views aired",
  "Photographs or videos shared that should not have been",
  "Something else",
];

async function setDate(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel("Day").fill(day);
  await page.getByLabel("Month").fill(month);
  await page.getByLabel("Year").fill(year);
}

export const formPages: readonly FormPage[] = [
  {
    name: "who",
    heading: "Who are you?",
    mistake: nothing,
    field: "relationship",
    answer: (page) => page.getByLabel("Member of staff").check(),
  },
  {
    name: "kind",
    heading: "What kind of thing is it?",
    mistake: nothing,
    field: "kind",
    answer: (page) => page.getByLabel("A near miss").check(),
  },
  {
    name: "about",
    heading: "What was it about?",
    mistake: async (page) => {
      for (const danger of sixDangers) await page.getByLabel(danger).check();
    },
    field: "categories",
    kept: { control: 'input[value="discrimination"]', value: "on" },
    answer: async (page) => {
      for (const danger of sixDangers.slice(0, 4)) await page.getByLabel(danger).uncheck();
    },
  },
  {
    name: "what",
    heading: "What happened?",
    mistake: (page) => page.getByLabel("What happened?").fill("Too short"),
    field: "description",
    kept: { control: "#description", value: "Too short" },
    answer: (page) => page.getByLabel("What happened?").fill(story.description),
  },
  {
    name: "when",
    heading: "Where and when did it happen?",
    mistake: (page) => setDate(page, "31", "2", "2026"),
    field: "place",
    kept: { control: "#occurredOn-day", value: "31" },
    answer: async (page) => {
      await page.getByLabel("Online only").check();
      await setDate(page, "20", "11", "2026");
      await page.getByLabel("What time was it?").fill("14:30");
    },
  },
  {
    name: "site",
    heading: "Which site, app or game was it on?",
    mistake: async (page) => {
      await page.getByLabel("Another one").check();
      await page.getByLabel("Web address").fill("not an address");
    },
    field: "siteOther",
    kept: { control: "#link", value: "not an address" },
    answer: async (page) => {
      await page.getByLabel("Name of the site").fill(story.site);
      await page.getByLabel("Web address").fill(story.link);
    },
  },
  {
    name: "people",
    heading: "Who was involved?",
    mistake: (page) => page.getByLabel("Name (optional)").fill(story.person),
    field: "people-0-relationship",
    kept: { control: "#people-0-name", value: story.person },
    answer: async (page) => {
      await page.getByLabel("How they stand").selectOption("parent-carer");
      await page.getByLabel("They did it").check();
    },
  },
  {
    name: "done",
    heading: "What has been done already?",
    mistake: (page) => page.getByLabel("What has been done so far?").fill("x".repeat(5_001)),
    field: "immediateAction",
    kept: { control: "#immediateAction", value: "x".repeat(5_001) },
    answer: async (page) => {
      await page.getByLabel("What has been done so far?").fill(story.done);
      await page.getByLabel("No", { exact: true }).check();
    },
  },
  {
    name: "reach",
    heading: "Do you want to give your name?",
    mistake: async (page) => {
      await page.getByLabel("Yes").check();
      await page.getByLabel("Your email address").fill("zoe at home");
    },
    field: "email",
    kept: { control: "#email", value: "zoe at home" },
    answer: async (page) => {
      await page.getByLabel("Your name").fill(story.name);
      await page.getByLabel("Your email address").fill(story.email);
    },
  },
];

export const goOn = (page: Page) =>
  page.locator("main").getByRole("button", { name: "Continue" }).last().click();
export const goBack = (page: Page) =>
  page.getByRole("button", { name: "Back", exact: true }).click();
export const send = (page: Page) => page.getByRole("button", { name: "Send the report" }).click();
export const heading = (page: Page) => page.locator("h1").innerText();

/** Answers the pages up to the one named, or all of them up to the check. */
export async function answerUpTo(page: Page, last = "check"): Promise<void> {
  for (const one of formPages) {
    if (one.name === last) return;
    // Some answers need what the mistake has chosen.
    await one.mistake(page);
    await one.answer(page);
    await goOn(page);
  }
}

/** Opens the form at one of its pages, with the answers of a draft: a reporter who has come that far. */
export async function openAt(page: Page, baseUrl: string, draft: string, step: string) {
  await page.goto(`${baseUrl}/report`);
  await page.getByLabel("Member of staff").check();
  await page.locator('input[name="draft"]').evaluate((one, value) => {
    one.setAttribute("value", value);
  }, draft);
  await pressAs(page, `to:${step}`);
}

/** Presses the page's main button as if it were another one. */
export async function pressAs(page: Page, value: string): Promise<void> {
  const button = page.locator('main button[name="go"]').last();
  await button.evaluate((one, wanted) => one.setAttribute("value", wanted), value);
  await button.click();
}

/** From the start page to the check of the answers. */
export async function startReport(page: Page, baseUrl: string): Promise<void> {
  await page.goto(baseUrl);
  await page.getByRole("button", { name: "Report an incident" }).click();
}

/** What the received page gives to the reporter. */
export const receivedOn = async (page: Page) => ({
  reference: await page.locator(".govuk-panel strong").innerText(),
  receipt: (await page.locator("#receipt").innerText()).trim(),
});
