import { describe, expect, it } from "vitest";
import type { Commit } from "#shared/domain/sites/signal.ts";
import {
  changedAgeLines,
  changeSince,
  newestOf,
  realChanges,
  silenceProposal,
} from "#shared/domain/sites/signal-terms.ts";
import { instant } from "#shared/domain/time.ts";
import { aSite } from "#test/support/sites.ts";

const commit = (sha: string, at: string, subject = "Record new changes of X"): Commit => ({
  sha,
  at,
  subject,
});
const [first, second] = [commit("a", "2026-07-14T13:09:28Z"), commit("b", "2026-07-24T11:37:03Z")];
const technical = [
  commit("c", "2026-08-01T00:00:00Z", "Apply technical or declaration upgrade on X"),
  commit("d", "2026-08-02T00:00:00Z", "Refilter X"),
  commit("e", "2026-08-03T00:00:00Z", "Start tracking X"),
  commit("f", "2026-08-03T00:00:00Z", "Do not Record new changes of X"),
];

describe("recorded changes", () => {
  it("are real by their subject alone, newest first however they come", () => {
    expect(realChanges([first, ...technical, second])).toEqual([second, first]);
  });

  it("are news beside what was handled, and none the first time", () => {
    expect(changeSince(undefined, [first, second])).toBeUndefined();
    expect(changeSince(first, [second, first])).toEqual({ before: "a", after: second });
    expect(changeSince(second, [second, first])).toBeUndefined();
    expect(changeSince(second, [first])).toBeUndefined();
    expect(changeSince(first, technical)).toBeUndefined();
  });

  it("are remembered by the newest, and never backwards", () => {
    expect(newestOf(undefined, technical)).toBeUndefined();
    expect(newestOf(first, [second])).toEqual({ sha: "b", at: second.at });
    expect(newestOf(second, [first])).toBe(second);
    expect(newestOf(first, technical)).toBe(first);
  });
});

describe("lines that mention an age", () => {
  it.each([
    "You must be at least 13 years old.",
    "If you are under the age of 18, ask a parent.",
    "The minimum age is sixteen.",
    "persons aged 14 or more",
  ])("are found: %s", (line) => {
    expect(changedAgeLines("", `Hello\n${line}\n`).lines).toEqual([`+ ${line}`]);
  });

  it("are shown only if they changed, whatever else did", () => {
    const [was, is] = ["Be at least 13.\nWelcome", "Welcome back\nBe   at least 13."];
    expect(changedAgeLines(was, is)).toEqual({ lines: [], isClauseGone: false });
  });

  it("are shown without the markup of the page that they were taken from", () => {
    const line = 'Be <b onclick="x">at least</b> 13\u0007 <script>now';
    expect(changedAgeLines("", line).lines).toEqual(["+ Be at least 13 now"]);
  });

  it("that are all gone are told, unless there never were any", () => {
    expect(changedAgeLines("Be at least 13.", "Be good.").isClauseGone).toBe(true);
    expect(changedAgeLines("Be kind.", "Be good.").isClauseGone).toBe(false);
  });

  it("are cut, so that a long text fits a proposal", () => {
    const long = Array.from({ length: 90 }, (_, at) => `At least 13, ${at} ${"x".repeat(900)}`);
    const { lines } = changedAgeLines("", long.join("\n"));
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(500);
  });
});

describe("silence", () => {
  const told = (newest: string) =>
    silenceProposal(
      { site: aSite(), source: "open-terms-archive", evidence: null },
      newest,
      instant.parse("2026-08-03T05:15:00Z"),
    );

  it("of 24 months is put before a person, less is not", () => {
    expect(told("2024-08-04T12:00:00Z")).toBeUndefined();
    expect(told("2024-08-03T12:00:00Z")).toMatchObject({
      kind: "site-silent",
      after: "2024-08-03",
    });
    expect(told("no date")).toBeUndefined();
  });
});
