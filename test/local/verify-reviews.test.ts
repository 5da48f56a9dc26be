import { describe, expect, it } from "vitest";
import { verifyReviews } from "#infra/local/verify-reviews.ts";
import { keys } from "#shared/adapters/dynamo-keys.ts";
import type { Review } from "#shared/domain/review/review.ts";
import { chair, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aReviewRoom, halfPastNine } from "#test/support/reviewing.ts";

const table = aTable();

/** A signed review, and what somebody with rights to the table could do to it. */
async function aSignedReview() {
  const room = aReviewRoom(table);
  await room.run(halfPastNine("2026-11-23"));
  await room.change(head, "propose-amendment");
  await room.change(governor, "comment");
  await room.change(head, "propose");
  for (const who of [governor, chair]) await room.change(who, "decide");
  await room.change(chair, "sign");
  const school = room.school.id;
  const verify = () =>
    verifyReviews({ client: table.watch().client, tableName: table.name, school });
  const tamper = async (alter: (one: Review) => object) => {
    const one = await room.latest();
    await table.put({ ...keys.review(school, one.key), ...alter(one), schema: 1 });
  };
  return { verify, tamper };
}

describe("the history of a review", () => {
  it("is whole after everything that people do", async () => {
    const { verify } = await aSignedReview();
    expect(await verify()).toEqual({ checked: 1, faults: [] });
  });

  it("does not mind which notices are noted as sent: they are no part of it", async () => {
    const { verify, tamper } = await aSignedReview();
    await tamper((one) => ({ ...one, settled: [] }));
    expect(await verify()).toEqual({ checked: 1, faults: [] });
  });

  it.each<[string, (one: Review) => object, RegExp]>([
    [
      "a vote that was turned round",
      (one) => ({
        ...one,
        decisions: one.decisions.map((made) => ({ ...made, verdict: "send-back" })),
      }),
      /^review 2027: what it says is not what entry 8 of its history left$/,
    ],
    [
      "words of an entry",
      (one) => ({
        ...one,
        history: one.history.map((entry, at) =>
          at === 4
            ? { ...entry, changes: [{ field: "decision", from: "", to: "Send it back" }] }
            : entry,
        ),
      }),
      /^review 2027: entry 5 of its history does not follow/,
    ],
    [
      "who signed",
      (one) => ({ ...one, signature: { ...one.signature, name: "Somebody Else" } }),
      /what it says is not what entry 8/,
    ],
    [
      "an end that was cut off",
      (one) => ({ ...one, history: one.history.slice(0, -1) }),
      /entry 8 of its history is missing/,
    ],
    [
      "a row that is none",
      (one) => ({ ...one, dueOn: "soon" }),
      /does not read as a review.*dueOn/,
    ],
  ])("shows %s", async (_, alter, expected) => {
    const { verify, tamper } = await aSignedReview();
    await tamper(alter);
    const { checked, faults } = await verify();
    expect(checked).toBe(1);
    expect(faults).toEqual([expect.stringMatching(expected)]);
  });
});
