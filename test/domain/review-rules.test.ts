import { describe, expect, it } from "vitest";
import {
  isReviewChange,
  type ReviewChangeName,
  reviewChangeNames,
  reviewRuleOf,
} from "#shared/domain/review/review-rules.ts";
import {
  isUnsigned,
  type ReviewStatus,
  reviewStatus,
} from "#shared/domain/review/review-status.ts";

/** What was agreed, written down a second time: from where, to where, by whom. */
const agreed: Readonly<Record<ReviewChangeName, readonly [string, string | undefined, string]>> = {
  "propose-amendment": ["open sent-back", undefined, "headteacher chair-of-governors"],
  "withdraw-amendment": ["open sent-back", undefined, "headteacher chair-of-governors"],
  comment: [
    "open sent-back proposed",
    undefined,
    "governor chair-of-governors headteacher clerk safeguarding-lead computing-lead",
  ],
  "declare-conflict": ["open sent-back proposed decided", undefined, "governor chair-of-governors"],
  propose: ["open sent-back", "proposed", "headteacher chair-of-governors"],
  withdraw: ["proposed", "open", "headteacher chair-of-governors"],
  decide: ["proposed", undefined, "deciders"],
  "send-back": ["proposed decided", "sent-back", "signers"],
  sign: ["decided", "signed", "signers"],
  "set-due-date": [
    "open sent-back proposed decided closed",
    undefined,
    "headteacher chair-of-governors clerk",
  ],
};

describe("the table of what is done in a review", () => {
  it.each(reviewChangeNames)("lets %s lead from and to where it was agreed", (name) => {
    const { from, to, by } = reviewRuleOf(name);
    expect([from.join(" "), to, by.join(" ")]).toEqual(agreed[name]);
  });

  it("has words for the button and the banner of each, and says where it comes from", () => {
    const labels = reviewChangeNames.map((name) => reviewRuleOf(name).label);
    expect(new Set(labels).size).toBe(Object.keys(agreed).length);
    for (const name of reviewChangeNames) {
      const { label, banner, source } = reviewRuleOf(name);
      expect(label).toMatch(/^[A-Z][a-z ]+$/);
      expect(banner).toMatch(/^[A-Z][a-z ]+$/);
      expect(source.length).toBeGreaterThan(20);
    }
  });

  it("leaves no status that a person cannot lead on, but those in which the service does", () => {
    const stuck = reviewStatus.options.filter(
      (one) => !reviewChangeNames.some((name) => reviewRuleOf(name).from.includes(one)),
    );
    expect(stuck).toEqual(["signed"]);
  });

  it("reminds until the text is signed", () => {
    const reminded: readonly ReviewStatus[] = ["open", "sent-back", "proposed", "decided"];
    expect(reviewStatus.options.filter(isUnsigned)).toEqual(reminded);
  });

  it("takes no other name for a change", () => {
    expect(reviewChangeNames.every(isReviewChange)).toBe(true);
    for (const name of ["", "opened", "closed", "constructor", "__proto__"]) {
      expect(isReviewChange(name)).toBe(false);
    }
  });
});
