import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChangeName, changeNames, ruleOf } from "#shared/domain/incident/change-rules.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { addressOf, desk, followUp, mistakesOn, save, signInAt } from "./office-pages.ts";
import { type Receipted, reported, signedIn, type Visitor } from "./visitor.ts";
import { everything, toTheEnd, triage, wideReport, work } from "./worked-incidents.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
const school = "Highters Heath Nursery School";

let lead: Visitor;
let fresh: Receipted;
let triaged: Receipted;
let full: Receipted;
let decided: Receipted;
let closed: Receipted;

beforeAll(async () => {
  const sent = Array.from({ length: 25 }, () => reported(laptop));
  await Promise.all(sent);
  [fresh, triaged, full, decided, closed] = await Promise.all([
    reported(laptop, wideReport),
    reported(laptop, wideReport),
    reported(laptop, wideReport),
    reported(laptop, wideReport),
    reported(laptop, { ...wideReport, people: [] }),
  ]);
  lead = await signedIn(laptop, "beth-lindqvist");
  await work(lead, triaged.reference, [triage]);
  await work(lead, full.reference, everything);
  const isEarly = ([change]: (typeof toTheEnd)[number]) => change !== "step" && change !== "close";
  await work(lead, decided.reference, toTheEnd.filter(isEarly));
  await work(lead, closed.reference, toTheEnd);
}, 40_000);

/** What is wrong with the title of a page, which is all that a tab or a list of tabs shows of it. */
async function titleFaults(page: Page): Promise<string[]> {
  const title = await page.title();
  const isWrong = (await page.locator(".govuk-error-summary").count()) > 0;
  return [
    ...(title.endsWith(` - ${school}`) ? [] : [`is called ${title}`]),
    ...(title.startsWith("Error: ") === isWrong ? [] : [`is called ${title}, wrong or not`]),
  ];
}

/** Opens the register as somebody, in a browser whose pages are looked at in every state. */
async function visit(name: string, path = "/register") {
  const page = await signInAt(browser, `${laptop.baseUrl}${path}`, name, desk);
  return inspected(page);
}

function inspected(page: Page) {
  const inspector = new Inspector(page, looked);
  const { findings } = inspector;
  return {
    page,
    findings,
    look: async (state: string) => {
      await inspector.look(state);
      findings.push(...(await titleFaults(page)).map((fault) => `${state}: ${fault}`));
    },
    go: (path: string) => page.goto(`${laptop.baseUrl}${path}`),
  };
}

/** Takes out of the form whatever somebody could take out. */
const empty = (page: Page) =>
  page.locator("main form").evaluate((form) => {
    const controls = "input:not([type=hidden]), textarea, select";
    for (const one of form.querySelectorAll(controls)) {
      if (one instanceof HTMLInputElement && /^(radio|checkbox)$/.test(one.type)) {
        one.checked = false;
      } else if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
        one.value = "";
      } else if (one instanceof HTMLSelectElement) one.value = "";
    }
  });

/** The incident in which a change can be made, and the query of its form's address. */
const whereTo = (change: ChangeName): readonly [Receipted, string] => {
  const { from } = ruleOf(change);
  const query = change === "action-check" ? "?number=2" : "?number=1";
  if (from.includes("investigating")) return [full, query];
  if (from.includes("received")) return [fresh, query];
  if (change === "close") return [decided, query];
  return [from.includes("triaged") ? triaged : closed, query];
};

async function lookAtForm(visited: ReturnType<typeof inspected>, change: ChangeName) {
  const { page, look, go } = visited;
  const [{ reference }, query] = whereTo(change);
  await go(`/register/${reference}/${change}${query}`);
  const { label } = ruleOf(change);
  expect(await page.title()).toContain(`${label} - ${reference} - ${school}`);
  await look(`${change}, as opened`);
  // There is nothing to get wrong: it is done as soon as somebody wants it.
  if (change === "investigate") return;
  await empty(page);
  // A person of whom nothing is said would only be left out.
  if (change === "people") await page.locator("#people-0-name").fill("Somebody");
  await save(page, change);
  expect((await mistakesOn(page)).length).toBeGreaterThanOrEqual(1);
  await look(`${change}, wrong`);
}

const half = Math.ceil(changeNames.length / 2);

describe.concurrent("nothing keeps anybody out of, or makes scroll sideways,", () => {
  it("the register: empty, with work, narrowed to nothing, long, its next page", async () => {
    const chair = await visit("Dorothy Marchetti");
    await chair.look("register, empty");
    await chair.go("/register/summary");
    await chair.look("summary, empty");
    expect(chair.findings).toEqual([]);

    const { page, look, go, findings } = await visit("Beth Lindqvist");
    expect(await page.locator("main").innerText()).toContain("Action overdue");
    await look("register, with work");
    await page.getByRole("link", { name: "More incidents" }).click();
    await look("register, next page");
    await go("/register?text=nowhere&status=closed&overdue=yes");
    await look("register, narrowed to nothing");
    await go("/register?category=harassment&sort=oldest");
    await look("register, narrowed");
    expect(findings).toEqual([]);
  });

  it("an incident: new, full, closed, changed meanwhile, too late", async () => {
    const { page, look, go, findings } = await visit("Amara Osei");
    for (const [state, { reference }] of Object.entries({ fresh, full, closed })) {
      await go(`/register/${reference}`);
      await look(`incident, ${state}`);
    }
    const other = await reported(laptop, wideReport);
    await go(`/register/${other.reference}/triage`);
    await work(lead, other.reference, [["note", { text: "x".repeat(200) }]]);
    await save(page, "triage");
    expect(await page.locator(".govuk-notification-banner").innerText()).toContain("note is added");
    await look("triage, changed meanwhile");
    await work(lead, other.reference, [triage]);
    await save(page, "triage");
    expect(await mistakesOn(page)).toEqual([expect.stringContaining("cannot be done any more")]);
    await look("triage, too late");
    await go(`/register/${closed.reference}/close`);
    await look("close, too late");
    expect(findings).toEqual([]);
  });

  it.each([
    { part: "first", changes: changeNames.slice(0, half) },
    { part: "second", changes: changeNames.slice(half) },
  ])("the form of every change, empty and wrong: $part half", async ({ changes }) => {
    const visited = await visit("Amara Osei");
    for (const change of changes) await lookAtForm(visited, change);
    expect(visited.findings).toEqual([]);
  });

  it("the figures, the audit, and the reporter's page with messages", async () => {
    const head = await visit("Amara Osei", "/register/summary");
    await head.look("summary, head");
    await head.go("/audit");
    await head.look("audit");
    await head.go(`/audit?reference=${full.reference}`);
    await head.look("audit, one incident");
    const governor = await visit("Ewan Sutherland", "/register/summary");
    await governor.look("summary, governor");

    const reporter = inspected(await browser.open(desk));
    await followUp(reporter.page, laptop, full);
    await reporter.look("follow up, messages");
    await reporter.page.getByRole("button", { name: "Send message" }).click();
    await mistakesOn(reporter.page);
    await reporter.look("follow up, wrong");
    expect([...head.findings, ...governor.findings, ...reporter.findings]).toEqual([]);
  });
});

/** What nobody can use on paper but would see there, and texts that paper would cut. */
const unprintable = (page: Page) =>
  page.evaluate(() => {
    const seen = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility());
    const controls = "button, input, select, textarea, summary, nav, [role=button], .app-no-print";
    const isCut = (one: Element) =>
      one.getBoundingClientRect().right > window.innerWidth + 1 ||
      (one.scrollWidth > one.clientWidth + 1 &&
        !["visible", ""].includes(getComputedStyle(one).overflowX) &&
        !one.classList.contains("govuk-visually-hidden"));
    const told = (one: Element) => one.outerHTML.slice(0, 160);
    return {
      seen: seen.length,
      controls: seen.filter((one) => one.matches(controls)).map(told),
      cut: seen.filter(isCut).map(told),
    };
  });

describe("on paper", () => {
  it("an incident and the figures show their text and nothing to press", async () => {
    const { page, go } = await visit("Amara Osei");
    // A sheet of A4 without its margins, in CSS pixels.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: "print" });
    for (const path of [`/register/${full.reference}`, "/register/summary"]) {
      await go(path);
      const { seen, controls, cut } = await unprintable(page);
      expect(seen).toBeGreaterThan(100);
      expect({ controls, cut }).toEqual({ controls: [], cut: [] });
      expect(await page.locator("h1").isVisible()).toBe(true);
    }
    await page.goto(addressOf(laptop, full.reference));
    const shown = await page.locator("main").innerText();
    for (const words of ["History", "Messages with the reporter", "Second line.", "It worked."]) {
      expect(shown).toContain(words);
    }
  });
});

// A test that looked at nothing would find nothing.
it("was looked at with all rules, in all states", () => {
  expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  expect(looked.states.size).toBeGreaterThanOrEqual(55);
});
