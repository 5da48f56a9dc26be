import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { report, submit } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();

const become = (page: Page, person: RegExp) => page.getByRole("button", { name: person }).click();
const rows = (page: Page) => page.locator("tbody tr").allInnerTexts();

async function submitted(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await submit(laptop, report(changes));
  const { reference } = (await answer.json()) as { reference: string };
  return reference;
}

it("tells the headteacher who looked, but not at what is kept from the headteacher", async () => {
  const plain = await submitted();
  const kept = await submitted({
    people: [{ name: "Amara Osei", relationship: "staff", involvement: "alleged" }],
  });
  const lead = await browser.open();
  await lead.goto(`${laptop.baseUrl}/register/${plain}`);
  await become(lead, /^Beth Lindqvist/);
  await lead.goto(`${laptop.baseUrl}/register/${kept}`);
  expect(await lead.getByRole("link", { name: "Audit" }).count()).toBe(0);

  const head = await browser.open();
  await head.goto(`${laptop.baseUrl}/audit`);
  await become(head, /^Amara Osei/);
  expect(new URL(head.url()).pathname).toBe("/audit");
  expect(await rows(head)).toEqual([expect.stringContaining(plain)]);
  await head.getByRole("link", { name: plain, exact: true }).click();
  await head.getByRole("link", { name: "Who looked at this incident" }).click();
  expect(await rows(head)).toEqual([
    expect.stringMatching(/Amara Osei, Headteacher\s+Opened the incident/),
    expect.stringMatching(/Beth Lindqvist, Safeguarding lead\s+Opened the incident/),
    expect.stringMatching(/The reporter\s+Received/),
  ]);

  const chair = await browser.open();
  await chair.goto(`${laptop.baseUrl}/audit`);
  await become(chair, /^Dorothy Marchetti/);
  expect((await rows(chair)).join("\n")).toContain(kept);
}, 60_000);

it("checks the histories of the running laptop cloud", async () => {
  const program = fileURLToPath(new URL("../../infra/local/verify-history.ts", import.meta.url));
  const env = { ...process.env, LOCAL_DIR: laptop.localDir, TABLE_NAME: "" };
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [program], { env }, (_, out) => resolve(out));
  });
  expect(said).toBe("2 histories are whole (school highters-heath)\n");
});
