import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterFeedback,
  type Fate,
  type Feedback,
  messageIdIn,
  tagsOf,
} from "#shared/domain/mail/feedback.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { addressToDigest } from "#shared/domain/mail/suppressed-address.ts";
import { later } from "#shared/domain/time.ts";
import { aMessage, noon } from "#test/support/builders.ts";

const now = later(noon, 60);
const feedback = (fate: Fate, sentAs = "mail-1"): Feedback => ({
  school: "highters-heath",
  id: aMessage().id,
  sentAs,
  at: noon,
  fate,
  code: fate === "delivered" ? "" : `${fate}.General`,
});
/** The message after its sender marked it, if it still is the one that the sender took. */
const marked = (message: Message): Message => {
  const { dueAt: _dueAt, ...rest } = message;
  return message.status === "queued" ? { ...rest, status: "sent", sentAs: "mail-1" } : message;
};

type Step = Fate | "marked";
const after = (message: Message, step: Step): Message =>
  step === "marked" ? marked(message) : (afterFeedback(message, feedback(step), now) ?? message);

/** What it must come to, whatever came first: the last of these that happened. */
const ends: readonly Step[] = ["complained", "bounced", "delivered", "rejected", "marked"];
const statuses = {
  complained: "complained",
  bounced: "bounced",
  delivered: "delivered",
  rejected: "failed",
  marked: "sent",
} as const;

describe("what is told of a mail", () => {
  it("comes to the same in any order, however often it is told, before the mark and after", () => {
    const steps = fc.array(fc.constantFrom<Step[]>(...ends), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (all) => {
        const message = all.reduce(after, aMessage({ attempts: 1 }));
        const strongest = ends.find((step) => all.includes(step)) ?? "marked";
        expect(message.status).toBe(statuses[strongest]);
        expect(message.sentAs).toBe("mail-1");
        expect(message).not.toHaveProperty("dueAt");
        const isTrouble = ["complained", "bounced", "failed"].includes(message.status);
        expect(message.givenUpAt !== undefined).toBe(isTrouble);
        expect(message.failure !== undefined).toBe(isTrouble);
      }),
      { numRuns: 300 },
    );
  });

  it("is kept for a message that was given up, or not sent in the end: an earlier try got out", () => {
    for (const status of ["failed", "cancelled"] as const) {
      const message = aMessage({ status, failure: "Throttling", givenUpAt: noon });
      const next = afterFeedback(message, feedback("delivered"), now);
      expect(next).toMatchObject({ status: "delivered", sentAs: "mail-1" });
      expect(next).not.toHaveProperty("failure");
      expect(next).not.toHaveProperty("givenUpAt");
    }
  });

  it("stops no message that was sent anew, if it is about the mail before", () => {
    const again = aMessage({ sentAs: "mail-1" });
    const sentAgain = aMessage({ status: "sent", sentAs: "mail-2" });
    const fates = ["delivered", "bounced", "complained", "rejected"] as const;
    for (const fate of fates) {
      expect(afterFeedback(again, feedback(fate, "mail-1"), now)).toBeUndefined();
      expect(afterFeedback(sentAgain, feedback(fate, "mail-1"), now)).toBeUndefined();
      expect(afterFeedback(again, feedback(fate, "mail-2"), now)?.sentAs).toBe("mail-2");
      expect(afterFeedback(sentAgain, feedback(fate, "mail-2"), now)?.sentAs).toBe("mail-2");
    }
  });
});

describe("the tags of a mail", () => {
  it("are taken by the mail service, and name the message again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (id) => {
        const { school, message } = tagsOf({ school: "highters-heath", id });
        expect(school).toBe("highters-heath");
        expect(message === undefined).toBe(Buffer.byteLength(id) > 192);
        expect(message ?? "").toMatch(/^[A-Za-z0-9_-]{0,256}$/);
        expect(message === undefined ? id : messageIdIn(message)).toBe(
          message === undefined ? id : Buffer.from(id).toString(),
        );
      }),
    );
  });

  it("read as some text, whatever stands in them", () => {
    for (const tag of ["", "????", "_".repeat(300), "Amara Osei"]) {
      expect(typeof messageIdIn(tag)).toBe("string");
    }
  });
});

it("takes an address for one whatever the case and the space around it", () => {
  expect(addressToDigest(" Amara.Osei@Example.org ")).toBe("amara.osei@example.org");
});
