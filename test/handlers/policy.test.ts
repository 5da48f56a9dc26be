import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { publicPages } from "#functions/handlers/public-pages.ts";
import { day, dayInWords } from "#shared/domain/time.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aPolicyOffice } from "#test/support/policy-office.ts";
import { anEvent, ask, baseUrl } from "#test/support/requests.ts";
import { aClock, aLog } from "#test/support/world.ts";

const school = aSchool();
const table = aTable();
const startPage = publicPages({
  log: aLog(),
  clock: aClock(noon),
  baseUrl,
  school,
  asset: () => undefined,
});
const open = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  path === "/" ? ask(startPage, anEvent({ path })) : aPolicyOffice(table).open(path, { headers });
const pageAt = async (path: string) => load((await open(path)).body ?? "");

interface Told {
  readonly version: number;
  readonly writtenOn: string;
  readonly approval: null;
  readonly hash: string;
  readonly sections: readonly {
    readonly number: string;
    readonly id: string;
    readonly title: string;
    readonly clauses: readonly {
      readonly number: string;
      readonly id: string;
      readonly title: string;
      readonly blocks: readonly (string | readonly { lead?: string; text: string }[])[];
    }[];
  }[];
}
const json = { accept: "application/json" };
const told = async () => JSON.parse((await open("/policy", json)).body ?? "") as Told;

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

describe("the policy's page", () => {
  it("shows the very facts that its JSON tells: each section, clause, paragraph and entry", async () => {
    const [$, { sections, version, writtenOn, hash, approval }] = [
      await pageAt("/policy"),
      await told(),
    ];
    const facts = sections.map((section) => ({
      heading: `${section.number}. ${section.title}`,
      clauses: section.clauses.map((clause) => ({
        id: clause.id,
        heading: `${clause.number} ${clause.title}`,
        texts: clause.blocks.flatMap((block) =>
          typeof block === "string"
            ? [block]
            : block.map(({ lead, text }) => (lead === undefined ? text : `${lead}: ${text}`)),
        ),
      })),
    }));
    const shown = $(".app-policy-section")
      .toArray()
      .map((section) => ({
        heading: tidy($(section).find("h2").text()),
        clauses: $(section)
          .find(".app-clause")
          .toArray()
          .map((clause) => ({
            id: $(clause).attr("id"),
            heading: tidy($(clause).find("h3").text()),
            texts: $(clause)
              .find("p, li")
              .toArray()
              .map((one) => tidy($(one).text())),
          })),
      }));
    expect(facts).toHaveLength(14);
    expect(shown).toEqual(facts);
    const page = tidy($("main").text());
    expect(page).toContain(`Version ${version}, written on ${dayInWords(day.parse(writtenOn))}`);
    expect(page).toContain(hash);
    expect(approval).toBeNull();
    expect(page).toContain("not approved this wording yet");
  });

  it("leads from its contents to each section, and from each clause to itself", async () => {
    const $ = await pageAt("/policy");
    const inner = $('main a[href^="#"]')
      .toArray()
      .map((one) => $(one).attr("href") ?? "");
    expect(inner.length).toBeGreaterThan(14 * 2 + 45);
    expect(inner.filter((target) => $(target).length !== 1)).toEqual([]);
    const symbols = $(".app-clause__link")
      .toArray()
      .map((one) => tidy($(one).text()));
    expect(symbols[0]).toBe("#Link to clause 1.1");
    expect(new Set(symbols).size).toBe($(".app-clause").length);
  });

  it("has one main heading, and none that leaves a level out", async () => {
    for (const path of ["/policy", "/policy/summary"]) {
      const $ = await pageAt(path);
      const levels = $("h1, h2, h3, h4")
        .toArray()
        .map(({ name }) => Number(name.slice(1)));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.length).toBeGreaterThanOrEqual(6);
      expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
      expect($('a[href="#main-content"]').length).toBe(1);
    }
  });

  it("is led to from the start page, and from the top of every page", async () => {
    const $ = await pageAt("/");
    expect($('main a[href="/policy"]').length).toBe(1);
    expect($('main a[href="/policy/summary"]').length).toBe(1);
    expect(tidy($('nav a[href="/policy"]').text())).toBe("Policy");
    const policy = await pageAt("/policy");
    expect(policy('nav a[href="/policy"]').attr("aria-current")).toBe("page");
  });
});

describe("the policy on one page", () => {
  it("holds SMART, dos and don'ts, how to report, and every number to call", async () => {
    const text = tidy((await pageAt("/policy/summary"))("main").text());
    const phones = school.help.flatMap(({ phone }) => phone ?? []);
    expect(phones.length).toBeGreaterThanOrEqual(1);
    for (const word of ["Safe", "Meeting", "Accepting", "Reliable", "Tell"]) {
      expect(text).toContain(`${word}: `);
    }
    for (const words of ["call 999", school.phone, `${baseUrl}/report`, ...phones]) {
      expect(text).toContain(words);
    }
    expect(text.match(/\bDo [a-z]+/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text.match(/Don’t [a-z]+/g)).toHaveLength(4);
    expect(text).toContain("not yet approved");
  });
});

describe("a browser that has the policy already", () => {
  it.each([
    ["/policy", {}],
    ["/policy", json],
    ["/policy/summary", {}],
  ])("may keep %s for a while, and asks only whether it changed", async (path, accepts) => {
    const first = await open(path, accepts);
    expect(first.statusCode).toBe(200);
    expect(first.headers["cache-control"]).toBe("public, max-age=300");
    // Page and JSON have one address: what is between must not mistake one for the other.
    expect(first.headers["vary"]).toBe("accept");
    const tag = first.headers["etag"] ?? "";
    const again = await open(path, { ...accepts, "if-none-match": tag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    expect(again.headers).toMatchObject({ etag: tag, "cache-control": "public, max-age=300" });
  });

  it("is given the page if it holds the JSON", async () => {
    const { headers } = await open("/policy", json);
    const page = await open("/policy", { "if-none-match": headers["etag"] ?? "" });
    expect(page.statusCode).toBe(200);
  });
});
