import { beforeEach, describe, expect, it } from "vitest";
import type { Review } from "#shared/domain/review/review.ts";
import type { ReviewChangeName } from "#shared/domain/review/review-rules.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { changeReview } from "#shared/use-cases/change-review.ts";
import { chair, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewRoom,
  halfPastNine,
  postedReview,
  type ReviewRoom,
  secondGovernor,
} from "#test/support/reviewing.ts";

const table = aTable();
let room: ReviewRoom;
beforeEach(async () => {
  room = aReviewRoom(table);
  await room.run(halfPastNine("2026-11-23"));
});

type Who = Parameters<typeof changeReview>[1];

/** Sends the very same form again, as it was before somebody's change was made. */
async function again(who: Who, change: ReviewChangeName, seen: number, raw = {}) {
  const { key } = await room.latest();
  const posted = { ...postedReview(schoolDay(room.clock.now()))[change], ...raw };
  const reauthenticatedAt = room.clock.now();
  return changeReview(room.parts, who, { key, change, seen, raw: posted, reauthenticatedAt });
}

const ready: Readonly<Record<string, readonly (readonly [Who, ReviewChangeName])[]>> = {
  comment: [],
  "declare-conflict": [],
  propose: [],
  decide: [[head, "propose"]],
  sign: [
    [head, "propose"],
    [governor, "decide"],
    [secondGovernor, "decide"],
  ],
};

describe("a button that is pressed twice", () => {
  it.each([
    ["comment", governor],
    ["declare-conflict", governor],
    ["propose", head],
    ["decide", governor],
    ["sign", chair],
  ] as const)("does it once, and says that it is done: %s", async (change, who) => {
    for (const [person, before] of ready[change] ?? []) await room.change(person, before);
    const { version: seen } = await room.latest();
    await room.change(who, change);
    const once: Review = await room.latest();
    expect(await again(who, change, seen)).toEqual({ ok: true, value: once });
    expect(await room.latest()).toEqual(once);
  });

  it("does it once, even in the same moment", async () => {
    const { version: seen } = await room.latest();
    await Promise.all([1, 2, 3].map(() => again(governor, "comment", seen)));
    expect((await room.latest()).comments).toHaveLength(1);
  });

  it("is no repeat with other words, of somebody else, or on a page that shows the first", async () => {
    const { version: seen } = await room.change(governor, "comment");
    await again(governor, "comment", seen - 1, { words: "Another thought." });
    await again(secondGovernor, "comment", seen - 1);
    await again(governor, "comment", (await room.latest()).version);
    expect((await room.latest()).comments).toHaveLength(4);
  });
});

it("signs as the school writes the name, and keeps what was typed in the history", async () => {
  for (const [person, change] of ready["sign"] ?? []) await room.change(person, change);
  await room.change(chair, "sign", { name: chair.name.toLowerCase() });
  const { signature, history } = await room.latest();
  expect(signature?.name).toBe(chair.name);
  expect(history.find(({ what }) => what === "sign")?.changes).toContainEqual({
    field: "signed by",
    from: "",
    to: chair.name.toLowerCase(),
  });
});
