import { load } from "cheerio";
import { beforeEach, describe, expect, it } from "vitest";
import { reviewChangeNames } from "#shared/domain/review/review-rules.ts";
import type { Person } from "#shared/domain/school/profile.ts";
import {
  chair,
  clerk,
  computingLead,
  governor,
  head,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import {
  aReviewOffice,
  type ReviewOffice,
  reviewAddress,
  textOf,
  untoldWords,
} from "#test/support/review-office.ts";
import { halfPastNine, postedReview, secondGovernor } from "#test/support/reviewing.ts";

const table = aTable();
let desk: ReviewOffice;
const opening = halfPastNine("2026-11-23");
const path = reviewAddress;

beforeEach(async () => {
  desk = aReviewOffice(table);
  await desk.run(opening);
});

const amendment = {
  change: "edit",
  clause: "lesson-time",
  title: "Social media in lesson time",
  markdown: "Children do not use social media in lesson time.",
  why: "Toys that talk were new to us.",
};
describe("the pages of the review", () => {
  it.each([head, chair, governor, clerk, safeguardingLead, computingLead])(
    "are open to $name",
    async (who) => {
      const answer = await desk.open(who, "/policy/review");
      expect(answer.statusCode).toBe(200);
      expect(textOf(answer)).toContain("Annual review 2027");
    },
  );

  it("are not open to the office, and lead strangers to the sign-in", async () => {
    const steps = ["", "/2027", "/2027/changes", "/2027/comment"];
    for (const step of steps) {
      const answer = await desk.open(office, `/policy/review${step}`);
      expect(answer.statusCode).toBe(403);
      expect(textOf(answer)).not.toContain("2027");
    }
  });

  it.each([
    "/2031",
    "/last-year",
    "/2027/nothing",
    "/2031/evidence",
    "/2031/comment",
    "/2031/changes",
  ])("are not found at %s", async (step) => {
    expect((await desk.open(head, `/policy/review${step}`)).statusCode).toBe(404);
  });

  it("lead from the mail’s address to the evidence of the year", async () => {
    const answer = await desk.open(governor, `${path}/evidence`);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers["location"]).toBe("/policy/review/evidence?year=2026");
  });

  it("read the session, the review and the versions, and nothing else", async () => {
    await desk.open(governor, "/policy/review");
    expect(desk.calls).toEqual(["Query", "Query"]);
  });

  it("tell when the record was changed past the service", async () => {
    expect(await desk.seenBy(head)).toContain("The record is whole: each of its 1 entries");
    const one = await desk.latest();
    await desk.reviews.replace(one, { ...one, dueOn: one.openedAt.slice(0, 10) } as typeof one);
    expect(await desk.seenBy(head)).toContain("Somebody changed this record past the service");
  });
});

describe("what somebody is asked for first", () => {
  const firstButton = async (who: Person) =>
    /class="govuk-button"[^>]*>([^<]+)</.exec((await desk.open(who, path)).body ?? "")?.[1];

  it("is what their part in the review asks of them", async () => {
    expect(await firstButton(head)).toBe("Propose an amendment");
    expect(await firstButton(governor)).toBe("Comment on a clause");
    await desk.change(head, "propose-amendment");
    expect(await firstButton(head)).toBe("Put the text before the governors");
    await desk.change(head, "propose");
    expect(await firstButton(governor)).toBe("Record my decision");
    expect(await desk.seenBy(head)).toContain("0 of 2 approvals so far");
    await desk.change(governor, "decide");
    expect(await firstButton(governor)).toBe("Comment on a clause");
    await desk.change(secondGovernor, "decide");
    expect(await firstButton(chair)).toBe("Sign the policy");
    expect(await firstButton(governor)).toBeUndefined();
    expect(await desk.seenBy(governor)).toContain("It waits for the signature.");
  });
});

describe("an amendment", () => {
  it("is shown before it is kept, with everything that was typed", async () => {
    const { box } = await desk.taught();
    const answer = await desk.post(head, "propose-amendment", {
      ...amendment,
      lessons: box,
      go: "check",
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("app-diff__new");
    expect(answer.body).toMatch(new RegExp(`value="${box}"[^>]* checked`));
    expect(textOf(answer)).toContain("Nothing is kept yet");
    expect((await desk.latest()).amendments).toEqual([]);
  });

  it("that cannot be read keeps what was typed, and says which line is wrong", async () => {
    const markdown = "Fine.\n\n# Not fine";
    const answer = await desk.post(head, "propose-amendment", { ...amendment, markdown });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain("Line 3: Headings have no place");
    expect(answer.body).toContain("# Not fine</textarea>");
  });

  it("of which nothing is written yet is told all at once what it needs", async () => {
    const empty = { ...amendment, title: "", markdown: " ", why: "" };
    const words = textOf(await desk.post(head, "propose-amendment", empty));
    for (const one of ["Give the clause a title", "Write what the clause says", "Say why"]) {
      expect(words).toContain(one);
    }
  });

  it("begins with the words of the clause, and with its own when it is written again", async () => {
    const form = `${path}/propose-amendment`;
    const asked = await desk.open(head, `${form}?change=edit&clause=lesson-time`);
    expect(asked.body).toContain("Children go on social media in lesson time");
    await desk.change(head, "propose-amendment");
    await desk.change(head, "withdraw-amendment");
    const again = await desk.open(head, `${form}?again=1`);
    expect(again.body).toContain("Toys that talk count too.</textarea>");
    expect(again.body).toContain("Toys that talk were new to us.</textarea>");
  });

  it("of a clause that is amended already is told from others, and not taken", async () => {
    await desk.change(head, "propose-amendment");
    const choosing = await desk.seenBy(head, `${path}/propose-amendment`);
    expect(choosing.match(/\(amended already\)/g)).toHaveLength(1);
    const answer = await desk.post(head, "propose-amendment", amendment);
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain("Make one amendment of the two.");
    expect(answer.body).toContain("Children do not use social media in lesson time.</textarea>");
  });

  it("of a clause that is not there asks for the clause", async () => {
    const asked = await desk.open(head, `${path}/propose-amendment?change=edit&clause=no-such`);
    expect(textOf(asked)).toContain("Which clause?");
  });
});

describe("the lessons of an amendment", () => {
  it("are led to incidents for who may open them, and to clauses for governors", async () => {
    const { reference, box } = await desk.taught();
    await desk.change(head, "propose-amendment", { lessons: box });
    expect(await desk.seenBy(head)).toContain(reference);
    for (const who of [governor, clerk, chair]) {
      const words = await desk.seenBy(who);
      expect(words).toContain("Lessons about “No social media in lesson time");
      expect(words).not.toContain(reference);
    }
  });

  it("may be about another clause than the one that is amended", async () => {
    const { reference, box } = await desk.taught();
    const form = `${path}/propose-amendment?change=edit&clause=be-smart`;
    const $ = load((await desk.open(head, form)).body ?? "");
    expect($("details", "form").last().text()).toContain("Lessons about other clauses");
    expect($(`details input[name=lessons][value="${box}"]`)).toHaveLength(1);
    await desk.change(head, "propose-amendment", { clause: "be-smart", lessons: box });
    expect((await desk.latest()).amendments[0]?.lessons).toMatchObject([{ reference }]);
  });

  it("are read to the headteacher once that is noted, and to no governor", async () => {
    await desk.taught();
    const form = `${path}/propose-amendment?change=edit&clause=lesson-time`;
    expect(await desk.looks()).toEqual([]);
    expect(await desk.seenBy(head, form)).toContain("Bandicoot");
    expect(await desk.looks()).toEqual(["Amara Osei, Headteacher: lessons"]);
    expect(await desk.seenBy(governor, form)).not.toMatch(untoldWords);
    expect(await desk.looks()).toHaveLength(1);
  });
});

it("has in every form a field for everything that its change needs", async () => {
  const forms = {
    comment: [governor, ["about", "words"]],
    "declare-conflict": [governor, ["about", "words"]],
    propose: [head, ["note"]],
    "set-due-date": [clerk, ["dueOn-day", "dueOn-month", "dueOn-year", "reason"]],
    "withdraw-amendment": [head, ["number"]],
  } as const;
  for (const [change, [who, fields]] of Object.entries(forms)) {
    const { body = "" } = await desk.open(who, `${path}/${change}`);
    expect(fields.filter((field) => !body.includes(`name="${field}"`))).toEqual([]);
  }
  expect(Object.keys(postedReview("2026-11-23"))).toEqual([...reviewChangeNames]);
});
