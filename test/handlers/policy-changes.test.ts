import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aDecidedPolicy, aPolicyOffice } from "#test/support/policy-office.ts";
import { anEdit } from "#test/support/policy-versions.ts";

const table = aTable();
const json = { headers: { accept: "application/json" } };
const head = as("Hollie Brandt", "headteacher");
const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const textOf = (body: string | undefined) => {
  const $ = load(body ?? "");
  return tidy($("main").text());
};

describe("the page of changes", () => {
  it("shows each clause before and after, with what is different marked and said", async () => {
    const office = await aDecidedPolicy(table);
    const $ = load((await office.open("/policy/versions/2/changes")).body ?? "");
    expect(tidy($("main").text())).toContain("1 clause changed, 1 clause removed. 43 clauses are");
    const sides = $(".app-diff")
      .first()
      .find(".app-diff__side")
      .toArray()
      .map((side) => tidy($(side).text()));
    expect(sides).toHaveLength(2);
    expect(sides[1]).toContain("[added: Toys that talk count too.]");
    expect($("ins, del").length).toBeGreaterThan(3);
    const targets = $('main ul a[href^="#"]')
      .toArray()
      .map((link) => $(link).attr("href") ?? "");
    expect(targets).toEqual(["#change-lesson-time", "#change-approval-status"]);
    expect(targets.filter((target) => $(target).length !== 1)).toEqual([]);
  });

  it("tells programs of the clauses that are different, and of no others", async () => {
    const office = await aDecidedPolicy(table);
    const answer = await office.open("/policy/versions/2/changes", json);
    const { clauses } = JSON.parse(answer.body ?? "") as { clauses: readonly { id: string }[] };
    expect(clauses.map(({ id }) => id)).toEqual(["lesson-time", "approval-status"]);
  });

  it("says that nothing is different where the same words were approved again", async () => {
    const office = await aDecidedPolicy(table);
    await office.sendBack(3);
    await office.propose({ review: "2029", amendments: [], note: "" });
    const { body } = await office.open("/policy/versions/4/changes", { member: head });
    expect(textOf(body)).toContain("No word is different. 44 clauses are as they were.");
  });

  it("shows markup that somebody wrote as the words it is", async () => {
    const office = aPolicyOffice(table);
    await office.propose({ amendments: [anEdit("scope", "<img src=x onerror=alert(1)>")] });
    for (const path of ["/policy/versions/2", "/policy/versions/2/changes"]) {
      const { body = "" } = await office.open(path, { member: head });
      expect(body).not.toContain("<img");
      expect(textOf(body)).toContain("<img src=x onerror=alert(1)>");
    }
  });
});
