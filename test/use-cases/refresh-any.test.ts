import fc from "fast-check";
import { expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import {
  aRefresh,
  monday,
  netAware,
  school,
  someSources,
  usualSources,
} from "#test/support/site-refresh.ts";

const table = aTable();
const engine = someSources();

const anywhere = [
  ...[
    "normal",
    "truncated",
    "cut-off",
    "huge",
    "bomb",
    "gzip",
    "not-gzip",
    "latin1",
    "bom",
    "html",
  ],
  ...["empty", "forbidden", "missing", "gone", "busy", "unavailable", "error", "redirect"],
  ...["redirect-private", "redirect-plain", "redirect-loop"],
];
const hosts: readonly (readonly [host: string, modes: readonly string[]])[] = [
  ["github.com", ["changed", "clause-gone", "technical", "silent", "entities"]],
  ["raw.githubusercontent.com", []],
  [
    "itunes.apple.com",
    ["one-missing", "half", "mixed-tiers", "renamed", "twice", "tenfold", "markup"],
  ],
  ["query.wikidata.org", ["no-bindings", "two-ages", "ended", "older", "age-fell", "many-ages"]],
  ["www.net-aware.org.uk", ["parked", "notice", "twice", "half", "tenfold", "one-more", "markup"]],
  ["robots", ["says-no"]],
];
const aWeek = fc.record({
  changes: fc.array(
    fc.oneof(
      ...hosts.map(([host, modes]) =>
        fc.record({ host: fc.constant(host), mode: fc.constantFrom(...anywhere, ...modes) }),
      ),
    ),
    { maxLength: 4 },
  ),
  /** Addresses after which there is no more time. */
  time: fc.oneof({ weight: 3, arbitrary: fc.constant(100) }, fc.nat({ max: 60 })),
});

it("whatever the sources answer, the list stands, and each run says what came of it", async () => {
  const sources = [...usualSources, netAware];
  let world = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aWeek, { minLength: 2, maxLength: 5 }), async (weeks) => {
      engine.reset();
      world += 1;
      const begin = 100 * world;
      const refresh = aRefresh(table, engine, { sources });
      const list = await refresh.list();
      for (const [week, { changes, time }] of weeks.entries()) {
        for (const { host, mode } of changes) engine.play(host, mode);
        const before = engine.seen.length;
        let asked = 0;
        const came = await refresh.run(monday(begin + 4 * week), () => (asked += 1) <= time);
        const run = await refresh.lastRun();
        expect(run?.exchanges).toHaveLength(engine.seen.length - before);
        expect(run?.results).toHaveLength(came.sources);
        expect(await refresh.list()).toEqual(list);
      }
      const states = await refresh.sourceStates.all(school);
      expect(states).toHaveLength(sources.length);
      expect(JSON.stringify(states).length).toBeLessThan(100_000);
    }),
    { numRuns: 12 },
  );
}, 90_000);
