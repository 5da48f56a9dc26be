import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { formPages, goOn, pressAs, receivedOn, send, startReport } from "./form-pages.ts";
import { Inspector } from "./inspect.ts";
import { report, submit } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };

/** Opens a page that is looked at in every state it comes to. */
async function visit() {
  const page = await browser.open({ viewport: { width: 1280, height: 800 } });
  const inspector = new Inspector(page, looked);
  return {
    page,
    look: (state: string) => inspector.look(state),
    findings: inspector.findings,
    go: (path: string) => page.goto(`${laptop.baseUrl}${path}`),
  };
}

const signIn = (page: Page, person: string | RegExp) =>
  page.getByRole("button", { name: person }).click();

describe.concurrent("nothing keeps anybody out of, or makes scroll sideways,", () => {
  it("a page of the form: empty, wrong, filled, sent", async () => {
    const { page, look, findings } = await visit();
    await page.goto(laptop.baseUrl);
    await look("start page");
    await startReport(page, laptop.baseUrl);
    for (const one of formPages) {
      await look(`${one.name}, empty`);
      await one.mistake(page);
      await goOn(page);
      await look(`${one.name}, wrong`);
      await one.answer(page);
      // Where nothing is typed, the page that is filled is like the page that is empty.
      if (one.kept) await look(`${one.name}, filled`);
      await goOn(page);
    }
    await look("check");
    await send(page);
    await look("received");
    const { receipt } = await receivedOn(page);
    await page.getByRole("button", { name: "Finish" }).click();
    await page.goto(`${laptop.baseUrl}/report/received`);
    await look("receipt gone");

    await page.goto(`${laptop.baseUrl}/follow-up`);
    await look("follow up, empty");
    await page.getByLabel("What is your receipt?").fill("12");
    await goOn(page);
    await look("follow up, wrong");
    await page.getByLabel("What is your receipt?").fill(receipt);
    await goOn(page);
    await look("follow up, found");
    expect(findings).toEqual([]);
  });

  it("the check of answers that are not complete, two people, a draft that was changed", async () => {
    const { page, look, findings } = await visit();
    await startReport(page, laptop.baseUrl);
    await pressAs(page, "to:check");
    await look("check, nothing answered");
    await send(page);
    await look("check, wrong");
    const targets = await page
      .locator(".govuk-error-summary__list a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(targets.length).toBeGreaterThanOrEqual(6);
    const found = targets.map((one) => page.locator(one).count());
    expect(await Promise.all(found)).toEqual(targets.map(() => 1));
    await pressAs(page, "to:people");
    await page.getByRole("button", { name: "Add another person" }).click();
    await page.locator("details summary").first().click();
    await look("people, two of them");

    await page.locator('input[name="draft"]').evaluate((one) => one.setAttribute("value", "x.y"));
    await goOn(page);
    await look("draft that was changed");
    expect(await page.locator("h1").innerText()).toBe("We cannot go on with this report");
    expect(findings).toEqual([]);
  });

  it("the sign-in and the register", async () => {
    const { page, look, findings, go } = await visit();
    await go("/sign-in/callback?code=x&state=y");
    await look("sign-in that failed");
    await go("/register");
    await look("sign-in service");
    await signIn(page, /^Dorothy Marchetti/);
    await look("register, empty");
    await page.getByRole("button", { name: "Sign out" }).click();
    await look("signed out");
    await page.getByRole("button", { name: "Sign in again" }).click();
    await signIn(page, /^Hollie Brandt/);
    await look("register, not open to the office");

    const long = {
      description: `${"Wordwithoutanyblanks".repeat(20)}\n\nעִבְרִית`,
      link: `https://example.org/${"x".repeat(300)}`,
      categories: ["harassment", "privacy", "photographs", "discrimination", "other"],
      people: [
        { name: "A".repeat(120), relationship: "staff", involvement: "witness", roles: ["clerk"] },
        { relationship: "unknown", involvement: "affected" },
      ],
      reporter: { relationship: "governor", name: "B".repeat(120), email: "b@example.net" },
    };
    const sent = Array.from({ length: 27 }, (_, place) =>
      submit(laptop, report(place === 0 ? long : {})),
    );
    for (const answer of await Promise.all(sent)) expect(answer.status).toBe(201);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in again" }).click();
    await signIn(page, /^Beth Lindqvist/);
    await look("register, filled");
    await page.getByRole("link", { name: /More incidents/ }).click();
    await look("register, last page");
    for (const state of ["plain", "long"]) {
      const about = state === "long" ? "Discrimination" : "Harm";
      await go("/register");
      const line = page.locator("tbody tr", { hasText: about });
      if ((await line.count()) === 0)
        await page.getByRole("link", { name: /More incidents/ }).click();
      await line.first().getByRole("link").click();
      await look(`incident, ${state}`);
    }
    await go("/register/HH-2222-2222");
    await look("not found");
    expect(findings).toEqual([]);
  });

  it("the pages about privacy and accessibility", async () => {
    const { look, findings, go } = await visit();
    for (const path of ["/privacy", "/accessibility", "/report/nowhere"]) {
      await go(path);
      await look(path);
    }
    expect(findings).toEqual([]);
  });
});

// A test that looked at nothing would find nothing.
it("was looked at with all rules, in all states", () => {
  expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  expect(looked.states.size).toBeGreaterThanOrEqual(45);
});
