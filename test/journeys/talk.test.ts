import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, logOf, mailsAbout, mailsOf } from "#test/support/laptop.ts";
import { goOn } from "./form-pages.ts";
import { Inspector } from "./inspect.ts";
import { reported, signedIn } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();

const reporter = { relationship: "staff", name: "Bilby Numbat", email: "bilby@example.net" };

async function enter(page: Page, receipt: string): Promise<void> {
  await page.goto(`${laptop.baseUrl}/follow-up`);
  await page.getByLabel("What is your receipt?").fill(receipt);
  await goOn(page);
}
const write = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel("Write to the school").fill(text);
  await page.getByRole("button", { name: "Send message" }).click();
};
const messages = (page: Page) => page.locator("main section p").allInnerTexts();

/** The safeguarding lead writes back, as the form at the register does. */
async function answer(reference: string, seen: number, text: string): Promise<void> {
  const lead = await signedIn(laptop, "beth-lindqvist");
  const fields = { seen: String(seen), text };
  const { status } = await lead.post(`/register/${reference}/message`, fields);
  expect(status).toBe(303);
}

describe("a reporter and the school", () => {
  it("write to each other where no script runs, and each is told once by mail", async () => {
    const { reference, receipt } = await reported(laptop, { reporter });
    const page = await browser.open({ javaScriptEnabled: false });
    await enter(page, receipt);
    expect(await messages(page)).toEqual([]);
    await write(page, " ");
    await page.locator(".govuk-error-summary").waitFor();
    expect(await page.title()).toBe("Error: Your report - Highters Heath Nursery School");
    await page.getByRole("link", { name: "Enter your message" }).click();
    await write(page, "Quokka wrote again.\nTwice.");
    const banner = page.getByRole("alert");
    expect(await banner.innerText()).toContain("The school has your message");
    expect(await messages(page)).toEqual(["Quokka wrote again.\nTwice."]);
    // Loading the page again sends the form again.
    await page.reload();
    expect(await messages(page)).toHaveLength(1);
    expect(page.url()).toBe(`${laptop.baseUrl}/follow-up/messages`);

    await answer(reference, 2, "Wombat thanks you.");
    await enter(page, receipt);
    expect(await messages(page)).toEqual(["Quokka wrote again.\nTwice.", "Wombat thanks you."]);
    expect(await page.locator("main").innerText()).not.toMatch(/Lindqvist/);

    const about = await mailsAbout(laptop, reference, { count: 4 });
    expect(about.map(({ subject }) => subject).toSorted()).toEqual([
      `New report in the register: ${reference}`,
      `New report in the register: ${reference}`,
      `The reporter of ${reference} has written`,
      `The reporter of ${reference} has written`,
    ]);
    const mailsToMe = async () =>
      (await mailsOf(laptop)).filter(({ destination }) =>
        destination.to.some((to) => to.includes(reporter.email)),
      );
    // It names no reference, so it is not among those that were waited for.
    await expect.poll(async () => (await mailsToMe()).length, { timeout: 20_000 }).toBe(1);
    const mine = await mailsToMe();
    expect(mine.map(({ subject }) => subject)).toEqual(["The school has answered you"]);
    expect(mine[0]?.body.text).toContain(`${laptop.baseUrl}/follow-up`);
    const said = [...about, ...mine].map(({ subject, body }) => [subject, body.text, body.html]);
    expect(JSON.stringify(said)).not.toMatch(/quokka|wombat|bilby|numbat|\d{4} \d{4} \d{4}/i);
    const logged = (await logOf(laptop)).join("\n");
    expect(logged).toContain("POST /follow-up/messages");
    expect(logged).not.toMatch(/quokka|wombat|bilby|numbat/i);
    expect(logged).not.toContain(receipt.replaceAll(" ", ""));
  });

  it("find nothing in their way on the page, whatever state it is in", async () => {
    const { receipt } = await reported(laptop);
    const page = await browser.open({ viewport: { width: 1280, height: 800 } });
    const looked = { rules: new Set<string>(), states: new Set<string>() };
    const inspector = new Inspector(page, looked);
    await enter(page, receipt);
    await inspector.look("no message");
    await write(page, "x".repeat(3_001));
    await inspector.look("too long");
    await write(page, `${"Wordwithoutanyblanks".repeat(20)}\n\nעִבְרִית`);
    await inspector.look("written");
    expect(await messages(page)).toHaveLength(1);
    expect(looked.states.size).toBe(3);
    expect(looked.rules.size).toBeGreaterThan(30);
    expect(inspector.findings).toEqual([]);
  });
});
