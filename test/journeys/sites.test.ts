import { describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { formPages } from "./form-pages.ts";
import { Inspector } from "./inspect.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };

describe("the list of sites, for parents,", () => {
  it("is found from the start page, and narrows as one types", async () => {
    const page = await browser.open({ viewport: { width: 1280, height: 800 } });
    const inspector = new Inspector(page, looked);
    await page.goto(laptop.baseUrl);
    await page.getByRole("link", { name: "See which sites, apps and games" }).click();
    await inspector.look("all sites");
    const shown = page.locator(".app-site:visible");
    expect(await shown.count()).toBeGreaterThan(50);

    const box = page.getByRole("searchbox", { name: "Name of the site, app or game" });
    await box.pressSequentially("twitt");
    await page
      .getByRole("status")
      .getByText(/^1 of \d+ are shown$/)
      .waitFor();
    expect(await shown.locator("h3").allInnerTexts()).toEqual(["X"]);
    await inspector.look("a site by its former name");
    await box.fill("skype");
    await page.getByText("Skype: closed").waitFor();
    expect(await page.locator(".app-closed-site:visible, .app-site:visible").count()).toBe(1);
    await box.fill("nowhere at all");
    await page.getByText("There is nothing like this on the list.").waitFor();
    expect(await page.getByRole("heading", { name: "All sites, apps and games" }).isVisible()).toBe(
      false,
    );
    await inspector.look("nothing found");
    await box.fill("");
    await page
      .getByRole("status")
      .getByText(/^All \d+ are shown$/)
      .waitFor();
    expect(await shown.count()).toBeGreaterThan(50);
    await page.getByText("The plan for under-16s in the United Kingdom").click();
    await inspector.look("the plan for under-16s");
    expect(inspector.findings).toEqual([]);
    expect(looked.states.size).toBe(4);
    expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  });

  it("works on a telephone without scripts, by age and by kind", async () => {
    const page = await browser.open({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    await page.goto(`${laptop.baseUrl}/sites`);
    await page.getByLabel("How old the child is").selectOption("4 years");
    await page.getByLabel("Kind").selectOption("Game");
    await page.getByRole("button", { name: "Show" }).click();
    expect(new URL(page.url()).search).toBe("?q=&age=4&kind=game");
    expect(
      await page
        .getByRole("heading", { name: "Only in an account that a parent makes" })
        .isVisible(),
    ).toBe(true);
    expect(await page.locator(".app-site:visible h3").allInnerTexts()).toEqual(
      expect.arrayContaining(["Minecraft", "World of Warcraft"]),
    );
    expect(await page.getByLabel("How old the child is").inputValue()).toBe("4");
    await page.getByRole("link", { name: "Show all" }).click();
    expect(await page.locator(".app-site:visible").count()).toBeGreaterThan(50);
    // A link to one entry, as an incident has it.
    await page.goto(`${laptop.baseUrl}/sites#skype`);
    expect(await page.locator("#skype").isVisible()).toBe(true);
  });

  it("fits by age too, and prints without its form", async () => {
    const page = await browser.open({ viewport: { width: 1280, height: 800 } });
    const inspector = new Inspector(page, looked);
    await page.goto(`${laptop.baseUrl}/sites?age=4`);
    await inspector.look("sites for a child of four");
    expect(inspector.findings).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("search").isVisible()).toBe(false);
    expect(await page.locator(".app-site").first().isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(2);
    expect(sheets).toBeLessThanOrEqual(14);
  });

  it("is sent packed, once, and as data to other programs", async () => {
    const first = await fetch(`${laptop.baseUrl}/sites.json`);
    const told = (await first.json()) as { readonly version: number; readonly sites: unknown[] };
    expect([told.version, told.sites.length]).toEqual([1, 57]);
    expect(first.headers.get("content-encoding")).toBe("gzip");
    const tag = first.headers.get("etag") ?? "";
    const again = await fetch(`${laptop.baseUrl}/sites.json`, {
      headers: { "if-none-match": tag },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const feed = await (await fetch(`${laptop.baseUrl}/sites.atom`)).text();
    expect(feed).toContain("<feed xmlns=");
    expect((await fetch(`${laptop.baseUrl}/sites.csv`)).headers.get("content-type")).toContain(
      "text/csv",
    );
  });

  it("suggests in the form what the school has put on the list since", async () => {
    const page = await browser.open();
    await page.route("**/sites.json", (route) =>
      route.fulfill({ json: { sites: [{ name: "Wombatgram" }, { name: "BeReal" }] } }),
    );
    await page.goto(`${laptop.baseUrl}/report`);
    const before = formPages.findIndex(({ name }) => name === "site");
    for (const { heading, mistake, answer } of formPages.slice(0, before)) {
      await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
      await mistake(page);
      await answer(page);
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await page.getByLabel("Another one").check();
    const box = page.getByLabel("Name of the site, app or game");
    const options = page.locator("#known-sites option");
    const usual = await options.count();
    await box.focus();
    await page.locator('#known-sites option[value="Wombatgram"]').waitFor({ state: "attached" });
    expect(await options.count()).toBe(usual + 1);
  });
});
