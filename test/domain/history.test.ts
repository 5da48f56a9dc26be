import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstEntry } from "#shared/domain/incident/chain.ts";
import {
  contentOf,
  continued,
  firstBrokenLink,
  type HistoryEntry,
  redactedEntry,
} from "#shared/domain/incident/history.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { sha } from "#test/support/world.ts";

const historyOf = (length: number): HistoryEntry[] =>
  Array.from({ length: length - 1 }, (_, at) => at).reduce<HistoryEntry[]>(
    (history, at) =>
      continued(
        history,
        {
          at: later(noon, at),
          by: "Amara Osei, Headteacher",
          what: "note",
          changes: [{ field: "note", from: "", to: `change ${at}` }],
        },
        sha,
      ),
    firstEntry(noon, sha("told"), sha),
  );

describe("the history of an incident", () => {
  it("holds as it was written", () => {
    for (const length of [1, 2, 10]) {
      expect(historyOf(length)).toHaveLength(length);
      expect(firstBrokenLink(historyOf(length), sha)).toBeUndefined();
    }
    expect(firstBrokenLink([], sha)).toBeUndefined();
  });

  it("is not changed by what is added to it", () => {
    const before = historyOf(3);
    const after = historyOf(4);
    expect(after.slice(0, 3)).toEqual(before);
  });

  it("shows where any one entry was changed", () => {
    const field = fc.constantFrom("at", "by", "content", "hash");
    fc.assert(
      fc.property(fc.nat({ max: 7 }), field, fc.string(), (place, changed, value) => {
        const history = historyOf(8);
        fc.pre(history[place]?.[changed as "by"] !== value);
        const forged = history.map((entry, at) =>
          at === place ? { ...entry, [changed]: value } : entry,
        );
        expect(firstBrokenLink(forged, sha)).toBe(place);
      }),
    );
  });

  it("shows where the words of a change were changed", () => {
    const forged = historyOf(4).map((entry, at) =>
      at === 2 ? { ...entry, changes: [{ field: "note", from: "", to: "something else" }] } : entry,
    );
    expect(firstBrokenLink(forged, sha)).toBe(2);
  });

  it("lets a passage go only where a later entry says that something was removed", () => {
    const cut = historyOf(4).map((entry, at) =>
      at === 2 ? { ...entry, changes: [], redacted: true } : entry,
    );
    expect(firstBrokenLink(cut, sha)).toBe(2);
    const said = continued(
      cut,
      {
        at: noon,
        by: "Amara Osei, Headteacher",
        what: "redact",
        changes: [{ field: redactedEntry(2), from: "", to: contentOf([], sha) }],
      },
      sha,
    );
    expect(firstBrokenLink(said, sha)).toBeUndefined();
    const other = said.map((entry, at) =>
      at === 2 ? { ...entry, changes: [{ field: "note", from: "", to: "forged" }] } : entry,
    );
    expect(firstBrokenLink(other, sha)).toBe(2);
  });

  it("shows where an entry was taken out, put in or moved", () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), (place) => {
        const history = historyOf(8);
        expect(firstBrokenLink(history.toSpliced(place, 1), sha)).toBe(place);
        expect(
          firstBrokenLink(history.toSpliced(place + 1, 0, ...history.slice(place, place + 1)), sha),
        ).toBe(place + 1);
        const swapped = history.toSpliced(
          place,
          2,
          ...history.slice(place, place + 2).toReversed(),
        );
        expect(firstBrokenLink(swapped, sha)).toBe(place);
      }),
    );
  });

  it("shows a change even where its own hash was made to fit", () => {
    const history = historyOf(5);
    const forged = continued(
      history.slice(0, 2),
      {
        at: noon,
        by: "George Penhale, Clerk",
        what: "note",
        changes: [{ field: "note", from: "", to: "forged" }],
      },
      sha,
    );
    expect(firstBrokenLink([...forged, ...history.slice(3)], sha)).toBe(3);
  });
});
