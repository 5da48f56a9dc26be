import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  planSites,
  type SiteColumn,
  siteColumns,
  wantedIn,
} from "#shared/domain/sites/plan-sites.ts";
import { site } from "#shared/domain/sites/site.ts";
import { listFaults } from "#shared/domain/sites/site-list.ts";
import { aSite } from "#test/support/sites.ts";

type Cells = Partial<Record<SiteColumn, string>>;
const linesOf = (...all: readonly Cells[]) =>
  all.map((cells, at) => ({ line: at + 2, cell: (column: SiteColumn) => cells[column] ?? "" }));
const chatter = aSite({ formerNames: ["Talker"], legalFloor: null });
const other = aSite({ slug: "other", name: "Other", aliases: ["Second"] });
const list = [chatter, other];

describe("a plan of a file", () => {
  it("leaves alone what is empty, and finds a record by any of its names without renaming it", () => {
    const lines = linesOf(
      { name: "second", operator: "New Ltd" },
      { slug: "chatter", minAge: "", name: "Chatter 2" },
      { name: "CHATTER" },
    );
    expect(planSites(lines.slice(0, 2), list)).toMatchObject([
      { line: 2, fate: "changed", fields: [{ field: "operator", after: "New Ltd" }] },
      { line: 3, fate: "changed", fields: [{ field: "name", after: "Chatter 2" }] },
    ]);
    expect(planSites(lines.slice(2), list)).toEqual([
      { line: 4, name: "Chatter", fate: "unchanged" },
    ]);
  });

  it("keeps former names out of the other names, as our own file has them together", () => {
    expect(planSites(linesOf({ slug: "chatter", aliases: "Chat; Talker" }), list)).toMatchObject([
      { fate: "changed", wanted: { aliases: ["Chat"], formerNames: ["Talker"] } },
    ]);
  });

  it("takes an age by law with its day, and a source of its own", () => {
    const [one] = planSites(
      linesOf({
        slug: "chatter",
        legalFloorAge: "16",
        legalFloorFrom: "1/9/2027",
        source: "https://law.example/",
      }),
      list,
    );
    expect(one).toMatchObject({
      wanted: { legalFloor: { age: 16, from: "2027-09-01", source: "https://law.example/" } },
    });
  });

  it("says of an age that falls that it waits for both leads", () => {
    expect(planSites(linesOf({ slug: "chatter", minAge: "12" }), list)).toMatchObject([
      { lowersAge: true },
    ]);
  });

  it.each<[string, readonly Cells[], string]>([
    ["no name", [{ minAge: "13" }], "name: the line names no site"],
    ["an age of 0", [{ slug: "chatter", minAge: "0" }], "minAge: must be a whole number"],
    [
      "a wrong kind",
      [{ slug: "chatter", kind: "toaster" }],
      "kind: must be one of: Social network",
    ],
    ["too high an age", [{ slug: "chatter", minAge: "99" }], "minAge: must be a whole number"],
    ["too many names", [{ slug: "chatter", aliases: "a;b;c;d;e;f;g;h;i;j;k" }], "10 names at most"],
    ["a short name that is none", [{ slug: "A B", name: "A" }], "slug: must be"],
    ["no source", [{ name: "New" }], "source: say where"],
    ["markup", [{ slug: "chatter", name: "<b>Chatter</b>" }], "name: must be one line"],
    ["another’s name", [{ slug: "chatter", aliases: "Second" }], "is already called “second”"],
    [
      "the same twice",
      [
        { slug: "chatter", minAge: "14" },
        { name: "Chatter", minAge: "15" },
      ],
      "line 2 is about the same",
    ],
  ])("refuses %s", (_, cells, words) => {
    const plan = planSites(linesOf(...cells), list);
    const last = plan.at(-1);
    expect(last?.fate).toBe("refused");
    expect(last?.fate === "refused" && last.reasons.join()).toContain(words);
  });

  it("never throws, never invents an age, and always leaves a list that holds together", () => {
    const cell = fc.oneof(
      fc.constantFrom("", "13", "0", "chatter", "Other", "x", "Game", "https://x.example/", "2026"),
      fc.string({ maxLength: 12 }),
    );
    const cells = fc.record(Object.fromEntries(siteColumns.map((column) => [column, cell])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), (rows) => {
        const wanted = wantedIn(planSites(linesOf(...rows), list));
        for (const one of wanted) {
          expect(site.safeParse(one).success).toBe(true);
          const told = rows.some(({ minAge }) => String(one.minAge) === minAge?.replace("+", ""));
          expect(told || one.minAge === null || one.minAge === 13).toBe(true);
          expect(one.minAge).not.toBe(0);
        }
        const after = new Map([...list, ...wanted].map((one) => [one.slug, one]));
        expect(after.size).toBeGreaterThanOrEqual(list.length);
        expect(listFaults([...after.values()])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
