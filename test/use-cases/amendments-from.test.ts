import { expect, it } from "vitest";
import { amendmentsFrom } from "#shared/domain/review/amendments-from.ts";
import { aReference, chair, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aReviewOffice } from "#test/support/review-office.ts";
import { halfPastNine, secondGovernor } from "#test/support/reviewing.ts";

const table = aTable();

it("tells of every amendment that names an incident where it stands, and of no other", async () => {
  const room = aReviewOffice(table);
  await room.run(halfPastNine("2026-11-23"));
  const { reference, box } = await room.taught();
  const told = async () => amendmentsFrom(await room.reviews.list(room.school.id, 5), reference);
  expect(await told()).toEqual([]);

  await room.change(head, "propose-amendment", { lessons: box });
  await room.change(head, "withdraw-amendment");
  await room.change(head, "propose-amendment", { lessons: box });
  await room.change(head, "propose-amendment", { clause: "law", lessons: "" });
  const title = "Social media in lesson time";
  const one = { review: "2027", clause: "lesson-time", title };
  const takenBack = { ...one, number: 1, isTakenBack: true };
  expect(await told()).toEqual([takenBack, { ...one, number: 2, isTakenBack: false }]);

  await room.change(head, "propose");
  for (const who of [governor, secondGovernor]) await room.change(who, "decide");
  await room.change(chair, "sign");
  const inForce = { ...one, number: 2, isTakenBack: false, version: 2 };
  expect(await told()).toEqual([takenBack, inForce]);
  const reviews = await room.reviews.list(room.school.id, 5);
  expect(amendmentsFrom(reviews, aReference(99))).toEqual([]);
});
