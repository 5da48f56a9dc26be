import { describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };

describe("the policy, for everybody to read,", () => {
  it("keeps nobody out: from the start page to a clause, and on one page", async () => {
    const page = await browser.open({ viewport: { width: 1280, height: 800 } });
    const inspector = new Inspector(page, looked);
    await page.goto(laptop.baseUrl);
    await page.getByRole("link", { name: "Read the social media policy" }).click();
    await inspector.look("policy");
    await page.getByRole("link", { name: "Be SMART online" }).click();
    await page.getByRole("link", { name: "Link to clause 12.1" }).click();
    expect(new URL(page.url()).hash).toBe("#be-smart");
    await inspector.look("a clause that a link leads to");
    await page.getByRole("link", { name: "Read the policy on one page" }).click();
    await inspector.look("policy on one page");
    expect(await page.locator("h1").innerText()).toBe("The social media policy on one page");
    expect(inspector.findings).toEqual([]);
    expect(looked.states.size).toBe(3);
    expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  });

  it("fits on one sheet of A4 where it says so, and can be signed where it is whole", async () => {
    const page = await browser.open();
    const sheets = async (path: string) => {
      await page.goto(`${laptop.baseUrl}${path}`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    };
    expect(await sheets("/policy/summary")).toBe(1);
    expect(await sheets("/policy")).toBeGreaterThanOrEqual(4);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("Chair of the Personnel Committee. Date:").isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "Link to clause" }).count()).toBe(0);
  });

  it("is not sent again to a browser that has it", async () => {
    const first = await fetch(`${laptop.baseUrl}/policy`);
    const tag = first.headers.get("etag") ?? "";
    const again = await fetch(`${laptop.baseUrl}/policy`, { headers: { "if-none-match": tag } });
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, ""]);
    expect(again.headers.get("etag")).toBe(tag);
  });
});
