import { beforeEach, describe, expect, it } from "vitest";
import { inForceOn } from "#shared/domain/policy/policy-version.ts";
import { reviewTampering } from "#shared/domain/review/review-history.ts";
import { day, schoolDay } from "#shared/domain/time.ts";
import { changeReview } from "#shared/use-cases/change-review.ts";
import { policyVersions } from "#shared/use-cases/read-policy.ts";
import { chair, clerk, governor, head, office } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewRoom,
  halfPastNine,
  type ReviewRoom,
  secondGovernor,
  takingPart,
} from "#test/support/reviewing.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
let room: ReviewRoom;

/** The review of a school that the service sees for the first time, opened on a Monday. */
beforeEach(async () => {
  room = aReviewRoom(table);
  await room.run(halfPastNine("2026-11-23"));
});

const refusal = async (...asked: Parameters<ReviewRoom["tryTo"]>) => {
  const outcome = await room.tryTo(...asked);
  return outcome.ok ? "done" : outcome.refused;
};

describe("a review, from the draft to the signed policy", () => {
  it("brings a new text into force, asks everybody once, and closes", async () => {
    await room.change(head, "propose-amendment");
    await room.change(governor, "comment");
    const proposed = await room.change(head, "propose");
    expect(proposed).toMatchObject({ status: "proposed", proposal: { number: 2, round: 1 } });
    await room.change(governor, "decide");
    expect((await room.latest()).status).toBe("proposed");
    expect((await room.change(secondGovernor, "decide")).status).toBe("decided");
    await room.change(chair, "sign");

    const signed = await room.latest();
    expect(signed).toMatchObject({ status: "closed", nextDueOn: "2027-11-23" });
    expect(reviewTampering(signed, sha)).toBeUndefined();
    const versions = await policyVersions(room.parts, room.school.id);
    expect(inForceOn(versions, schoolDay(room.clock.now()))).toMatchObject({
      number: 2,
      hash: signed.proposal?.hash,
      approval: {
        body: "committee",
        committee: "Personnel Committee",
        by: { name: chair.name, role: "Chair of the Personnel Committee" },
        minuteReference: "PC 2027-01/4",
        review: signed.key,
      },
    });
    const mailing = await room.parts.mailings.find(room.school.id, "new-version-2");
    expect(mailing).toMatchObject({ kind: "new-version", status: "running" });
    const content = await room.parts.mailings.content(room.school.id, "new-version-2");
    expect(content?.policy).toEqual({ version: 2, hash: signed.proposal?.hash });
    expect(content?.changedClauses).toEqual(["Social media in lesson time"]);
  });

  it("writes to each whom a step concerns, once", async () => {
    await room.change(head, "propose");
    await room.change(governor, "decide");
    await room.change(chair, "decide");
    await room.change(chair, "sign");
    const about = `review-${(await room.latest()).key}`;
    const ids = (duty: string, people: readonly { readonly id: string }[]) =>
      people.map(({ id }) => `${about}#${duty}#${id}`);
    expect(await room.messages()).toEqual(
      [
        ...ids("review-opened", takingPart),
        ...ids("review-proposed-1", [chair, governor, secondGovernor]),
        ...ids("review-sign-1", [chair]),
        ...ids("review-decided", takingPart),
      ].toSorted(),
    );
  });

  it("asks nobody to acknowledge words that are the same again", async () => {
    await room.change(head, "propose");
    for (const who of [governor, chair]) await room.change(who, "decide");
    await room.change(chair, "sign");
    // The first text lost the clause that said it was not approved: the year after nothing is lost.
    await room.run(halfPastNine("2027-10-25"));
    await room.change(head, "propose", { note: "Nothing is new." });
    for (const who of [governor, chair]) await room.change(who, "decide");
    await room.change(chair, "sign");
    expect(await room.latest()).toMatchObject({ key: "2027-2", status: "closed" });
    const [first, second] = await room.policies.list(room.school.id);
    expect(second?.hash).toBe(first?.hash);
    expect(await room.parts.mailings.list(room.school.id)).toHaveLength(1);
  });

  it("waits for the day on which the version comes into force before everybody is asked", async () => {
    await room.change(head, "propose-amendment");
    await room.change(head, "propose");
    for (const who of [governor, chair]) await room.change(who, "decide");
    await room.change(chair, "sign", { inForceFrom: "2027-01-04" });
    expect((await room.latest()).status).toBe("signed");
    expect(await room.parts.mailings.list(room.school.id)).toEqual([]);
    await room.run(halfPastNine("2027-01-03"));
    expect(await room.parts.mailings.list(room.school.id)).toEqual([]);
    expect(await room.run(halfPastNine("2027-01-04"))).toMatchObject({ mailings: 1, closed: 1 });
    const versions = await policyVersions(room.parts, room.school.id);
    expect(inForceOn(versions, day.parse("2027-01-03")).number).toBe(1);
    expect(inForceOn(versions, day.parse("2027-01-04")).number).toBe(2);
  });
});

describe("a text that is sent back", () => {
  it("goes back when the quorum can no longer be reached, and may come again with its new clause", async () => {
    const added = {
      change: "add",
      section: "section-key-sites",
      title: "Toys that talk",
      markdown: "Toys count too.",
    };
    await room.change(head, "propose-amendment", added);
    await room.change(head, "propose");
    await room.change(governor, "decide", {
      verdict: "approve-with-changes",
      words: "Name watches.",
    });
    expect((await room.latest()).status).toBe("proposed");
    await room.change(chair, "decide", { verdict: "send-back", words: "Too short." });
    expect((await room.latest()).status).toBe("sent-back");
    expect(await room.policies.list(room.school.id)).toMatchObject([{ status: "withdrawn" }]);

    const again = await room.change(head, "propose");
    expect(again).toMatchObject({ status: "proposed", decisions: [], proposal: { number: 3 } });
    for (const who of [governor, chair]) await room.change(who, "decide");
    await room.change(chair, "sign");
    expect(await room.policies.list(room.school.id)).toMatchObject([
      { number: 2, status: "withdrawn" },
      { number: 3, status: "adopted" },
    ]);
  });

  it("is sent back by whoever signs, even when it is approved", async () => {
    await room.change(head, "propose");
    for (const who of [governor, secondGovernor]) await room.change(who, "decide");
    expect(await refusal(governor, "send-back")).toMatchObject({ why: "not-allowed" });
    expect((await room.change(chair, "send-back")).status).toBe("sent-back");
    expect((await room.messages()).filter((id) => id.includes("sent-back"))).toHaveLength(3);
  });

  it("is taken back by the headteacher to be changed", async () => {
    await room.change(head, "propose");
    expect((await room.change(head, "withdraw")).status).toBe("open");
    expect(await room.policies.list(room.school.id)).toMatchObject([
      { status: "withdrawn", withdrawn: { reason: "Taken back to be changed" } },
    ]);
  });
});

describe("what stands in the way", () => {
  it("is told by field, and nothing is changed", async () => {
    const before = await room.latest();
    const faults = async (...asked: Parameters<ReviewRoom["tryTo"]>) => {
      const refused = await refusal(...asked);
      return typeof refused === "object" && refused.why === "invalid"
        ? refused.faults.map(({ field, words }) => `${field}: ${words}`)
        : refused;
    };
    expect(
      await faults(head, "propose-amendment", { markdown: "# Heading", title: "", why: "" }),
    ).toEqual([
      "title: Give the clause a title, in one line of 150 characters or fewer",
      "why: Say why it is needed, in 1,000 characters or fewer",
    ]);
    expect(await faults(head, "propose-amendment", { markdown: "Yes.\n\n# Heading" })).toEqual([
      "markdown: Line 3: Headings have no place in a clause. Leave out the # and write a sentence.",
    ]);
    expect(await faults(head, "propose-amendment", { clause: "no-such" })).toEqual([
      "clause: The policy has no such clause any more. Take this amendment back.",
    ]);
    expect(await faults(head, "propose-amendment", { change: "improve" })).toEqual([
      "change: Choose whether a clause is changed, added or dropped",
    ]);
    expect(
      await faults(head, "propose-amendment", { lessons: "HH-7KQ2-9MXC/lesson-time" }),
    ).toEqual([expect.stringMatching(/^lessons: Choose lessons that are in the list/)]);
    expect(await faults(head, "set-due-date", { dueOn: "2026-11-01" })).toEqual([
      "dueOn: Enter a day from today on, a year ahead at most",
    ]);
    expect(await room.latest()).toEqual(before);
  });

  it("is that somebody else changed it meanwhile: what they did is told", async () => {
    const { key, version: seen } = await room.latest();
    await room.change(governor, "comment");
    const change = "set-due-date";
    const raw = { dueOn: "2027-02-10", reason: "The committee meets then." };
    const late = await changeReview(room.parts, head, { key, change, seen, raw });
    expect(late).toMatchObject({
      ok: false,
      refused: { why: "changed-meanwhile", since: [{ what: "comment" }] },
    });
  });

  it("is not that others commented or decided too, were it in the same second", async () => {
    const { key, version: seen } = await room.change(head, "propose");
    const raw = { about: "policy", words: "Mine.", verdict: "approve" };
    const all = await Promise.all([
      changeReview(room.parts, clerk, { key, change: "comment", seen, raw }),
      changeReview(room.parts, governor, { key, change: "decide", seen, raw }),
      changeReview(room.parts, secondGovernor, { key, change: "decide", seen, raw }),
      changeReview(room.parts, chair, { key, change: "comment", seen, raw }),
    ]);
    expect(all.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(3);
    const one = await room.latest();
    expect(one).toMatchObject({
      status: "decided",
      version: seen + all.filter(({ ok }) => ok).length,
    });
    expect(reviewTampering(one, sha)).toBeUndefined();
  });

  it("is that the text is another one than they saw", async () => {
    const { key, version: seen } = await room.change(head, "propose");
    await room.change(head, "withdraw");
    await room.change(head, "propose-amendment");
    await room.change(head, "propose");
    const raw = { verdict: "approve" };
    const late = await changeReview(room.parts, governor, { key, change: "decide", seen, raw });
    expect(late).toMatchObject({ ok: false, refused: { why: "changed-meanwhile" } });
  });

  it("is that the person has no part in it", async () => {
    expect(await refusal(office, "comment")).toEqual({ why: "not-found" });
    expect(await refusal(governor, "propose-amendment")).toMatchObject({ why: "not-allowed" });
    expect(await refusal(clerk, "propose")).toMatchObject({ why: "not-allowed" });
    await room.change(head, "propose");
    expect(await refusal(head, "decide")).toMatchObject({ why: "not-allowed" });
    expect(await refusal(chair, "sign")).toMatchObject({ why: "not-allowed" });
  });
});
