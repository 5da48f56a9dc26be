import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { firstList } from "#shared/domain/sites/first-list.ts";
import { nextVersion } from "#shared/domain/sites/site-list.ts";
import { instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aDecidedPolicy, aPolicyOffice } from "#test/support/policy-office.ts";
import { aSite } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const days = 86_400;
const json = { headers: { accept: "application/json" } };
const head = as("Hollie Brandt", "headteacher");
const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const textOf = (body: string | undefined) => {
  const $ = load(body ?? "");
  return tidy($("main").text());
};

describe("the policy, once it is approved,", () => {
  it("says by whom and when, and who signed, on the page and to programs", async () => {
    const office = await aDecidedPolicy(table);
    const { body, headers } = await office.open("/policy");
    const text = textOf(body);
    expect(text).toContain(
      "Version 2, written on 11 January 2027 and in force since 1 February 2027",
    );
    expect(text).toContain(
      "Approved by the Personnel Committee of the governing board on 20 January 2027 (minutes PC 2027-01/4).",
    );
    expect(text).toContain("Ravi Lal, Chair of the Personnel Committee");
    expect(text).toContain("Date21 January 2027");
    expect(text).not.toContain("not approved");
    expect(headers["cache-control"]).toBe("public, max-age=300");
    const told = JSON.parse((await office.open("/policy", json)).body ?? "") as object;
    expect(told).toMatchObject({
      version: 2,
      standing: "in-force",
      inForceFrom: "2027-02-01",
      approval: {
        body: "committee",
        committee: "Personnel Committee",
        by: { name: "Ravi Lal", role: "Chair of the Personnel Committee" },
        minuteReference: "PC 2027-01/4",
      },
    });
    expect(JSON.stringify(told)).not.toContain("review");
  });

  it("shows the site list as it stands, whichever version of the policy is in force", async () => {
    const office = await aDecidedPolicy(table);
    const first = firstList(sha);
    const sites = [...first.sites, aSite({ slug: "quollchat", name: "Quollchat", minAge: 15 })];
    const at = instant.parse("2027-03-01T12:00:00.000Z");
    const next = nextVersion(first, { sites, by: "Chandra Pillai", note: "", at }, sha);
    expect(await office.siteLists.publish(office.school.id, first, next)).toBe(true);
    const $ = load((await office.open("/policy")).body ?? "");
    const words = $("#key-sites-now").text();
    expect(words).toContain("Version 2, published on 1 March 2027");
    expect(words).toContain("Quollchat (15+)");
    expect(words).not.toContain("Omegle");
    expect(words).not.toContain("Chandra");
    expect((await office.open("/policy/versions/1")).body).not.toContain("Quollchat");
  });

  it("costs a query and a read of the site list, and one read of words that are not known yet", async () => {
    const office = await aDecidedPolicy(table);
    await office.open("/policy");
    const again = [...office.calls];
    await office.open("/policy/summary");
    expect([again, office.calls]).toEqual([["Query", "GetItem"], ["Query"]]);
  });

  it("is said on one page with its approval", async () => {
    const office = await aDecidedPolicy(table);
    expect(textOf((await office.open("/policy/summary")).body)).toContain(
      "A summary of version 2. Approved by the Personnel Committee",
    );
  });

  it("is the earlier one until the new one's day, and tells of that day", async () => {
    const office = aPolicyOffice(table);
    await office.approve("2027-02-01");
    const before = textOf((await office.open("/policy")).body);
    expect(before).toContain("Version 1, written on");
    expect(before).toContain("Version 2 is approved and comes into force on 1 February 2027");
    office.clock.forward(21 * days);
    const after = textOf((await office.open("/policy")).body);
    expect(after).toContain("Version 2, written on");
    expect(after).not.toContain("comes into force on");
  });

  it("is a Markdown document too", async () => {
    const office = await aDecidedPolicy(table);
    const { body = "", headers } = await office.open("/policy.md");
    expect(headers["content-type"]).toBe("text/markdown; charset=utf-8");
    expect(body).toContain("Version 2, written on 11 January 2027, in force from 1 February 2027.");
    expect(body).toContain("## 2. Scope of Policy");
    expect(body).toContain(
      "- **[Human Rights Act 1998](https://www.legislation.gov.uk/ukpga/1998/42):**",
    );
    expect(body).toContain("Toys that talk count too.");
    expect((await office.open("/policy/versions/1.md")).body).toContain(
      "Not approved by the governing board in this service.",
    );
  });
});

describe("the list of versions", () => {
  const rowsOf = (body: string | undefined) => {
    const $ = load(body ?? "");
    return $("tbody tr")
      .toArray()
      .map((row) =>
        $(row)
          .find("td")
          .toArray()
          .map((cell) => tidy($(cell).text())),
      );
  };

  it("tells everybody which one held when, and those who decide what is before them", async () => {
    const office = await aDecidedPolicy(table);
    const two = [
      "Version 2What changed in version 2",
      "In force",
      "From 1 February 2027",
      "By the Personnel Committee of the governing board on 20 January 2027",
      "Toys that talk are covered.",
    ];
    const one = [
      "Version 1",
      "Superseded",
      "From 22 November 2026 to 31 January 2027",
      "Not in this service",
      "The school’s policy in a new wording.",
    ];
    const three = [
      "Version 3What changed in version 3",
      "Proposed",
      "Not in force",
      "Not approved",
      "Toys.",
    ];
    expect(rowsOf((await office.open("/policy/versions")).body)).toEqual([two, one]);
    const seen = await office.open("/policy/versions", { member: head });
    expect(rowsOf(seen.body)).toEqual([three, two, one]);
    expect(seen.headers["cache-control"]).toBe("no-store");
  });

  it("is kept by browsers only where it is the same for all", async () => {
    const office = aPolicyOffice(table);
    const first = await office.open("/policy/versions");
    expect(first.headers["cache-control"]).toBe("public, max-age=300");
    await office.propose();
    const second = await office.open("/policy/versions");
    expect(second.headers["cache-control"]).toBe("no-store");
  });
});

const roles = [
  "headteacher",
  "safeguarding-lead",
  "computing-lead",
  "chair-of-governors",
  "governor",
  "clerk",
];

describe("a text that was not decided on", () => {
  const paths = ["/policy/versions/3", "/policy/versions/3.md", "/policy/versions/3/changes"];

  it.each(roles)("is read by a %s", async (role) => {
    const office = await aDecidedPolicy(table);
    for (const path of paths) {
      const answer = await office.open(path, { member: as("Anna Reed", role) });
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.body).toContain("Toys that talk");
    }
  });

  it("is not there for anybody else, nor is a number that no version has", async () => {
    const office = await aDecidedPolicy(table);
    const missing = await office.open("/policy/versions/4");
    for (const path of [...paths, "/policy/versions/4/changes", "/policy/versions/1/changes"]) {
      for (const member of [undefined, as("Olive Page", "office"), as("Someone Else")]) {
        const { statusCode, body } = await office.open(path, member ? { member } : {});
        expect([path, statusCode, body]).toEqual([path, 404, missing.body]);
      }
    }
    for (const number of ["0", "01", "-1", "2x", "99999", "2.md.md"]) {
      expect((await office.open(`/policy/versions/${number}`)).statusCode).toBe(404);
    }
  });

  it("stays to be read by them when it was sent back, with the reason", async () => {
    const office = await aDecidedPolicy(table);
    await office.sendBack(3);
    const { body } = await office.open("/policy/versions/3", { member: head });
    expect(textOf(body)).toContain(
      "withdrawn on 10 February 2027: Sent back by the governors. It never came into force.",
    );
    expect((await office.open("/policy/versions/3")).statusCode).toBe(404);
  });
});

describe("the page of a version", () => {
  it("says which one holds, and shows the words as they were", async () => {
    const office = await aDecidedPolicy(table);
    const first = textOf((await office.open("/policy/versions/1")).body);
    expect(first).toContain("This is an earlier version, kept as it was.");
    expect(first).toContain("Version 2 is the one in force.");
    expect(first).toContain("Not yet approved in this service");
    expect(first).not.toContain("Toys that talk count too.");
    const second = await office.open("/policy/versions/2");
    expect(textOf(second.body)).toContain("This version is in force since 1 February 2027.");
    expect(textOf(second.body)).toContain("Toys that talk count too.");
    const proposed = textOf((await office.open("/policy/versions/3", { member: head })).body);
    expect(proposed).toContain("before the governors, who have not decided on it");
    expect(proposed).not.toContain("Approval of version");
  });
});
