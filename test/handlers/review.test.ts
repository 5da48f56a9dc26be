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
import { aReviewOffice, type ReviewOffice, untoldWords } from "#test/support/review-office.ts";
import { halfPastNine, postedReview, secondGovernor } from "#test/support/reviewing.ts";

const table = aTable();
let desk: ReviewOffice;
const opening = halfPastNine("2026-11-23");
const path = "/policy/review/2027";

beforeEach(async () => {
  desk = aReviewOffice(table);
  await desk.run(opening);
});

const post = async (
  who: Person,
  change: string,
  fields: Readonly<Record<string, string>>,
  how = {},
) => {
  const { version } = await desk.latest();
  return desk.post(who, `${path}/${change}`, { seen: `${version}`, go: "save", ...fields }, how);
};
/** What a page says, without its elements. */
const textOf = ({ body = "" }: { readonly body?: string | undefined }) =>
  body
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/g, " ");
const seenBy = async (who: Person, at = path, how = {}) => textOf(await desk.open(who, at, how));

const amendment = {
  change: "edit",
  clause: "lesson-time",
  title: "Social media in lesson time",
  markdown: "Children do not use social media in lesson time.",
  why: "Toys that talk were new to us.",
};
const signing = {
  name: chair.name,
  declared: "yes",
  minuteReference: "PC 2026-11/4",
  "meetingOn-day": "23",
  "meetingOn-month": "11",
  "meetingOn-year": "2026",
};

/** A text that two governors have approved. */
async function decided() {
  await desk.change(head, "propose-amendment");
  await desk.change(head, "propose");
  for (const who of [governor, secondGovernor]) await desk.change(who, "decide");
}

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

  it.each(["/2031", "/last-year", "/2027/nothing", "/2031/comment", "/2031/changes"])(
    "are not found at %s",
    async (step) => {
      expect((await desk.open(head, `/policy/review${step}`)).statusCode).toBe(404);
    },
  );

  it("lead from the mail’s address to the evidence of the year", async () => {
    const answer = await desk.open(governor, `${path}/evidence`);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers["location"]).toBe("/policy/review/evidence");
  });

  it("read the session, the review and the versions, and nothing else", async () => {
    await desk.open(governor, "/policy/review");
    expect(desk.calls).toEqual(["Query", "Query"]);
  });

  it("tell when the record was changed past the service", async () => {
    expect(await seenBy(head)).toContain("The record is whole: each of its 1 entries");
    const one = await desk.latest();
    await desk.reviews.replace(one, { ...one, dueOn: one.openedAt.slice(0, 10) } as typeof one);
    expect(await seenBy(head)).toContain("Somebody changed this record past the service");
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
    await desk.change(governor, "decide");
    expect(await firstButton(governor)).toBe("Comment on a clause");
    await desk.change(secondGovernor, "decide");
    expect(await firstButton(chair)).toBe("Sign the policy");
    expect(await firstButton(governor)).toBeUndefined();
  });
});

describe("an amendment", () => {
  it("is shown before it is kept, with everything that was typed", async () => {
    const { box } = await desk.taught();
    const answer = await post(head, "propose-amendment", {
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
    const answer = await post(head, "propose-amendment", { ...amendment, markdown });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain("Line 3: Headings have no place");
    expect(answer.body).toContain("# Not fine</textarea>");
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

  it("of a clause that is not there asks for the clause", async () => {
    const asked = await desk.open(head, `${path}/propose-amendment?change=edit&clause=no-such`);
    expect(textOf(asked)).toContain("Which clause?");
  });
});

describe("the lessons of an amendment", () => {
  it("are led to incidents for who may open them, and to clauses for governors", async () => {
    const { reference, box } = await desk.taught();
    await desk.change(head, "propose-amendment", { lessons: box });
    expect(await seenBy(head)).toContain(reference);
    for (const who of [governor, clerk, chair]) {
      const words = await seenBy(who);
      expect(words).toContain("Lessons about “No social media in lesson time");
      expect(words).not.toContain(reference);
    }
  });

  it("are read to the headteacher once that is noted, and to no governor", async () => {
    await desk.taught();
    const form = `${path}/propose-amendment?change=edit&clause=lesson-time`;
    expect(await seenBy(head, form)).toContain("Bandicoot");
    expect(await seenBy(governor, form)).not.toMatch(untoldWords);
  });
});

describe("a governor", () => {
  it("reads no word, name or reference of an incident on any page or form", async () => {
    const { reference, box } = await desk.taught();
    await desk.change(head, "propose-amendment", { lessons: box });
    await desk.change(head, "propose");
    const pages = ["/policy/review", path, `${path}/changes`];
    const forms = reviewChangeNames.map((change) => `${path}/${change}`);
    const amending = `${path}/propose-amendment?change=edit&clause=lesson-time&again=1`;
    for (const who of [governor, chair, clerk]) {
      for (const at of [...pages, ...forms, amending]) {
        const { body = "" } = await desk.open(who, at);
        expect(body).not.toMatch(untoldWords);
        expect(body).not.toContain(reference);
      }
    }
  });

  it("who declared an interest is told why they do not decide", async () => {
    await desk.change(governor, "declare-conflict");
    await desk.change(head, "propose-amendment");
    await desk.change(head, "propose");
    expect(await seenBy(governor)).toContain("You declared an interest in this text");
    expect(await seenBy(secondGovernor)).toContain("Read what changes, and record your decision");
  });

  it("whom an incident names is told what everybody is told who does not decide", async () => {
    const { box } = await desk.taught({ name: governor.name, relationship: "governor" });
    await desk.change(head, "propose-amendment", { lessons: box });
    await desk.change(head, "propose");
    const words = await seenBy(governor);
    expect(words).toContain("You are not among those who decide on this text.");
    expect(words).not.toContain("incident");
    const answer = await post(governor, "decide", { verdict: "approve" });
    expect(answer.statusCode).toBe(409);
    expect(textOf(answer)).toContain("This cannot be done now");
  });
});

describe("a decision", () => {
  beforeEach(async () => {
    await desk.change(head, "propose");
  });

  it("is shown once more before it is kept, and can be changed there", async () => {
    const fields = { verdict: "send-back", words: "Wrong <b>word</b>." };
    const asked = await post(governor, "decide", { ...fields, go: "check" });
    expect(textOf(asked)).toContain("Nothing is recorded yet");
    expect(textOf(asked)).toContain("Wrong <b>word</b>.");
    expect((await desk.latest()).decisions).toEqual([]);
    const back = await post(governor, "decide", { ...fields, go: "back" });
    expect(back.body).toMatch(/value="send-back" checked/);
    const kept = await post(governor, "decide", fields);
    expect(kept.statusCode).toBe(303);
    expect(kept.headers["location"]).toBe(`${path}?done=decide`);
  });

  it("other than an approval needs words", async () => {
    const answer = await post(governor, "decide", { verdict: "send-back", go: "check" });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain("Say what should be changed");
  });

  it("on a text that was taken back meanwhile is not kept, and nothing typed is lost", async () => {
    const { version } = await desk.latest();
    await desk.change(head, "withdraw");
    const fields = { seen: `${version}`, go: "save", verdict: "send-back", words: "Not so fast." };
    const answer = await desk.post(governor, `${path}/decide`, fields);
    expect(answer.statusCode).toBe(409);
    expect(textOf(answer)).toContain("The text is taken back: Amara Osei");
    expect(answer.body).toContain("Not so fast.</textarea>");
    expect(answer.body).not.toContain('value="save"');
  });
});

describe("a signature", () => {
  beforeEach(decided);

  it("asks for a sign-in that is a moment old, and takes along what was typed", async () => {
    for (const how of [{}, { provedAgo: 601 }]) {
      expect(await seenBy(chair, `${path}/sign`, how)).toContain("Sign in again");
      const answer = await post(chair, "sign", signing, how);
      expect(answer.statusCode).toBe(422);
      const [, link = ""] = /href="(\/sign-in\?[^"]+)"/.exec(answer.body ?? "") ?? [];
      const to = new URL(link.replaceAll("&amp;", "&"), "https://x").searchParams.get("to") ?? "";
      expect(to).toMatch(/^\/policy\/review\/2027\/sign\?[\w\-/?=&.:%#]+$/);
      const form = await desk.open(chair, to, { provedAgo: 5 });
      expect(form.body).toContain('value="PC 2026-11/4"');
      expect(form.body).toMatch(/name="meetingOn-year"[^>]*value="2026"/);
    }
    expect((await desk.latest()).status).toBe("decided");
  });

  it("puts the version into force", async () => {
    const answer = await post(chair, "sign", signing, { provedAgo: 599 });
    expect(answer.statusCode).toBe(303);
    expect((await desk.latest()).status).toBe("closed");
    const words = await seenBy(head);
    expect(words).toContain("Version 2 is in force since 23 November 2026.");
    expect(words).toContain("The next review is due on 23 November 2027.");
    const none = await seenBy(head, "/policy/review");
    expect(none).toContain("No review is open");
    expect(none).toContain("It is due on 23 November 2027, in 365 days.");
    expect(none).toContain("Set another due date");
    expect(await seenBy(governor, "/policy/review")).not.toContain("Set another due date");
  });

  it.each([
    ["name", "Dora Marchetti", "Type your own name"],
    ["declared", "", "Tick the box"],
    ["minuteReference", " ", "Enter where the minutes say so"],
    ["meetingOn-day", "32", "Enter the day of the meeting as a real date"],
    ["inForceFrom-day", "1", "Enter the day from which the policy holds as a real date"],
  ])("is not taken with a wrong %s", async (field, value, words) => {
    const answer = await post(chair, "sign", { ...signing, [field]: value }, { provedAgo: 5 });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain(words);
    expect((await desk.latest()).status).toBe("decided");
  });

  it("is not for a governor who does not sign", async () => {
    const answer = await post(governor, "sign", signing, { provedAgo: 5 });
    expect(answer.statusCode).toBe(409);
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
