import { load } from "cheerio";
import { expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aStakeholderOffice } from "#test/support/stakeholder-office.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const table = aTable();
const office = as("Hollie Brandt", "office");

const textOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const changeIn = (body = "") =>
  load(body)("main a[href*='/stakeholders/edit']").attr("href") ?? "no link";

/** What the page of somebody says whose address is as told. */
async function pageOf(why: "bounced" | "complained" | undefined, typed?: Record<string, string>) {
  const { open, post, keep, suppress } = aStakeholderOffice(table);
  await keep(aStakeholder({ email: "pat@example.org" }));
  if (why) await suppress("pat@example.org", why);
  const edit = changeIn((await open(office)).body);
  return textOf((typed ? await post(office, edit, typed) : await open(office, edit)).body);
}

it.each([
  ["bounced", "came back on 20 November 2026, so nothing is sent there. Ask for a working address"],
  ["complained", "was marked as unwanted on 20 November 2026, so nothing is sent there. Tell them"],
] as const)(
  "says to whoever changes a person that mail to them was stopped: %s",
  async (why, words) => {
    const text = await pageOf(why);
    expect(text).toContain(words);
    expect(text).toContain("They have not asked for none.");
    expect(text).not.toContain("They get reminders now");
  },
);

it("goes on saying so beside what was typed wrong", async () => {
  const text = await pageOf("bounced", { name: "", email: "pat@example.org", seen: "1" });
  expect(text).toContain("Enter a name");
  expect(text).toContain("so nothing is sent there");
});

it("says that reminders arrive only where nothing was stopped", async () => {
  const text = await pageOf(undefined);
  expect(text).toContain("They get reminders now.");
  expect(text).not.toContain("nothing is sent there");
});
