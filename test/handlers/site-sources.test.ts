import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { unknownSource } from "#shared/domain/sites/source-health.ts";
import { head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSiteOffice } from "#test/support/site-office.ts";
import { computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const theHead = as(head.name, "headteacher");
const wordsOf = (body: string | undefined) =>
  load(body ?? "")("main")
    .text()
    .replaceAll(/\s+/g, " ");

describe("the sources", () => {
  it("show how each is, and are switched off and on again", async () => {
    const office = aSiteOffice(table);
    expect(wordsOf((await office.open(computing, "/sites/sources")).body)).toContain(
      "It was not asked yet",
    );
    const off = { source: "apple", wanted: "off" };
    const answer = await office.post(safeguarding, "/sites/sources", off);
    expect(answer.headers["location"]).toBe("/sites/sources?done=off");
    const words = wordsOf((await office.open(theHead, "/sites/sources")).body);
    expect(words).toContain("by Sam Safe, Safeguarding lead");
    expect((await office.post(theHead, "/sites/sources", off)).statusCode).toBe(403);
    await office.post(computing, "/sites/sources", { source: "apple", wanted: "on" });
    expect((await office.sourceStates.find(office.school.id, "apple")).off).toBeUndefined();
    const strange = { source: "elsewhere", wanted: "off" };
    expect((await office.post(computing, "/sites/sources", strange)).statusCode).toBe(400);
  });

  it("are asked no more once a lead agrees that one is gone", async () => {
    const office = aSiteOffice(table);
    const at = office.clock.now();
    const state = {
      ...unknownSource("apple"),
      version: 1,
      dead: { since: at, runs: 3, why: "gone", told: true },
    } as const;
    await office.sourceStates.replace(office.school.id, unknownSource("apple"), state);
    await office.raise({
      kind: "source-retired",
      slug: "apple",
      before: null,
      after: "gone",
      source: "apple",
      evidence: null,
      says: "It says that the page is gone for good.",
    });
    const page = await office.pageOf(computing);
    expect(page("button[value=accept]").text()).toContain("It is gone: ask it no more");
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", decision: "accept", reason: "It has closed" };
    await office.post(computing, "/sites/proposals", fields);
    const kept = await office.sourceStates.find(office.school.id, "apple");
    expect(kept.off?.by).toBe("Cleo Computing, Computing lead");
    expect(kept.dead?.runs).toBe(3);
  });

  it("show every request of a run, and what came of it", async () => {
    const office = aSiteOffice(table);
    const result = {
      source: "apple",
      outcome: "quarantined",
      gates: ["too-few"],
      parser: 1,
      asked: 1,
      unchanged: 0,
      failed: 0,
      left: 0,
      raised: 1,
    } as const;
    const exchanges = [
      {
        source: "apple",
        url: "https://itunes.apple.com/lookup",
        outcome: "read",
        status: 200,
        bytes: 512,
        ms: 7,
      },
    ] as const;
    const at = office.clock.now();
    await office.refreshRuns.add(office.school.id, {
      at,
      startedAt: at,
      results: [{ ...result, gates: [...result.gates] }],
      exchanges: [...exchanges],
      requests: 1,
      bytes: 512,
    });
    const words = wordsOf((await office.open(computing, "/sites/sources")).body);
    expect(words).toContain("Set aside: what it said cannot be right");
    expect(words).toContain("Fewer than 80 in 100 of what was expected came");
    expect(words).toContain("https://itunes.apple.com/lookup");
    expect(words).toContain("512 bytes");
  });
});
