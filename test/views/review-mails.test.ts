import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { compose } from "#shared/adapters/ses-mailer.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { aMessage, aSchool, governor } from "#test/support/builders.ts";
import { baseUrl } from "#test/support/requests.ts";

const school = aSchool();
const settings = {
  from: "policy@example.org",
  fromName: school.name,
  replyTo: "office@example.org",
  configurationSet: "told",
};
const facts = { dueOn: "2027-06-01", because: "approval", round: "1" };
const to = { id: governor.id, name: governor.name, email: governor.email, signsIn: true };
const aNotice = (kind: Message["kind"], more: Message["facts"] = {}) =>
  aMessage({ kind, about: "review-2027-2", to, facts: { ...facts, ...more } });

const letters = [
  ["review-opened", {}, "The annual review of the social media policy has begun"],
  [
    "review-opened",
    { round: "2", because: "set" },
    "The annual review of the social media policy has another due date",
  ],
  ["review-soon", {}, "The annual review of the social media policy is due in two weeks"],
  ["review-due", {}, "The annual review of the social media policy is due"],
  [
    "review-overdue",
    { weeks: "1" },
    "The annual review of the social media policy is a week overdue",
  ],
  [
    "review-overdue",
    { weeks: "3" },
    "The annual review of the social media policy is 3 weeks overdue",
  ],
  [
    "review-proposed",
    { version: "4" },
    "A text of the social media policy waits for your decision",
  ],
  ["review-sign", { version: "4" }, "The social media policy waits for your signature"],
  [
    "review-decided",
    { version: "4", outcome: "sent-back" },
    "The governors want another text of the social media policy",
  ],
  [
    "review-decided",
    { version: "4", outcome: "approved", inForceFrom: "2027-05-12", nextDueOn: "2028-05-12" },
    "The governors have approved the social media policy",
  ],
] as const;

describe.each(letters)("the letter %s %j", (kind, more, subject) => {
  const letter = letterFor(aNotice(kind, more), school, baseUrl);

  it("has a subject that names nobody, and leads to the review", () => {
    expect(letter.subject).toBe(subject);
    expect(letter.text).toContain(`${baseUrl}/policy/review/2027-2`);
    expect(letter.text).not.toMatch(new RegExp(`${governor.name}|undefined|not set`));
    expect(letter.html).toContain(`href="${baseUrl}/policy/review/2027-2"`);
  });
});

describe("what a letter of the review says", () => {
  const textOf = (kind: Message["kind"], more: Message["facts"] = {}) =>
    letterFor(aNotice(kind, more), school, baseUrl).text;

  it("is the due date in words, and where the evidence stands", () => {
    for (const kind of ["review-opened", "review-soon", "review-due", "review-proposed"] as const) {
      expect(textOf(kind)).toContain("Due on: 1 June 2027");
      expect(textOf(kind)).toContain(`${baseUrl}/policy/review/evidence`);
    }
    expect(textOf("review-decided", { outcome: "approved", nextDueOn: "2028-05-12" })).toContain(
      "Next review due on: 12 May 2028",
    );
  });

  it("is that the service knows of no approval, if it began for that", () => {
    expect(textOf("review-opened", { because: "first-use" })).toContain("knows of no approval");
    expect(textOf("review-opened")).not.toContain("knows of no approval");
  });

  it("is that weekdays were taken where the school has no term dates", () => {
    expect(textOf("review-soon", { days: "weekdays" })).toContain("no term dates");
    expect(textOf("review-soon")).not.toContain("no term dates");
  });
});

describe("the calendar file", () => {
  const mailOf = async (more: Message["facts"]) => {
    const message = aNotice("review-opened", more);
    const raw = await compose({ to, ...letterFor(message, school, baseUrl) }, settings);
    return simpleParser(raw);
  };
  const eventOf = async (more: Message["facts"] = {}) => {
    const [file] = (await mailOf(more)).attachments;
    const calendar = new ICAL.Component(ICAL.parse(file?.content.toString() ?? ""));
    const found = calendar.getFirstSubcomponent("vevent");
    if (!found) throw new Error("there is no event");
    return { event: new ICAL.Event(found), calendar };
  };

  it("goes with the mail under a name of its own", async () => {
    const { attachments } = await mailOf({});
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ["policy-review-2027-2.ics", "text/calendar"],
    ]);
  });

  it("holds the due date as one whole day, which takes no time", async () => {
    const { event, calendar } = await eventOf();
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe("2027-06-01");
    expect(event.endDate.toString()).toBe("2027-06-02");
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
    expect(event.component.getFirstPropertyValue("url")).toBe(`${baseUrl}/policy/review/2027-2`);
  });

  it("moves the entry for another due date, and makes no second one", async () => {
    const { event: first } = await eventOf();
    const { event: second } = await eventOf({ round: "2", dueOn: "2027-06-15" });
    expect(second.uid).toBe(first.uid);
    expect([first.sequence, second.sequence]).toEqual([0, 1]);
    expect(second.startDate.toString()).toBe("2027-06-15");
  });

  it("goes with what lies ahead alone", () => {
    const has = (kind: Message["kind"]) =>
      letterFor(aNotice(kind, { outcome: "approved" }), school, baseUrl).attachments !== undefined;
    expect(has("review-soon")).toBe(true);
    for (const kind of ["review-due", "review-overdue", "review-sign", "review-decided"] as const) {
      expect(has(kind)).toBe(false);
    }
  });
});
