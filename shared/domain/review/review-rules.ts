import type { Role } from "../school/role.ts";
import type { ReviewStatus } from "./review-status.ts";

/** One thing that may be done in a review: by whom, when, and in which words. */
export interface ReviewRule {
  /** The statuses in which it may be done. */
  readonly from: readonly ReviewStatus[];
  /** The status it leads to; without one the status stays, or follows from what was decided. */
  readonly to?: ReviewStatus;
  /**
   * Who may: whoever holds one of these roles, those who decide on the policy (`deciders`), or those
   * who sign it (`signers`).
   */
  readonly by: readonly (Role | "deciders" | "signers")[];
  /** On the button. */
  readonly label: string;
  /** On the banner, once it is done. */
  readonly banner: string;
  readonly source: string;
}

const head: readonly Role[] = ["headteacher"];
/** The chair may do what the headteacher does: a lesson may be one that the headteacher may not see. */
const drafters: readonly Role[] = ["headteacher", "chair-of-governors"];
const board: readonly Role[] = ["governor", "chair-of-governors"];

const drafting: readonly ReviewStatus[] = ["open", "sent-back"];
const undecided: readonly ReviewStatus[] = [...drafting, "proposed"];
const unsigned: readonly ReviewStatus[] = [...undecided, "decided"];

const revision = "Policy, Documentation and Recording: used to inform any future revisions";
const approval =
  "Policy, last page: approved by the governing board, signed by the chair of the committee";
const record =
  "Domain research C.4: body, chair, minute reference, date, version, decision, next review date";
const loop = "Domain research E.5: incident, lesson, amendment, decision, version, acknowledgement";

export const reviewRules = {
  "propose-amendment": {
    from: drafting,
    by: drafters,
    label: "Propose an amendment",
    banner: "The amendment is proposed",
    source: loop,
  },
  "withdraw-amendment": {
    from: drafting,
    by: drafters,
    label: "Take the amendment back",
    banner: "The amendment is taken back",
    source: revision,
  },
  comment: {
    from: undecided,
    by: [...board, "headteacher", "clerk", "safeguarding-lead", "computing-lead"],
    label: "Comment on a clause",
    banner: "The comment is added",
    source: revision,
  },
  "declare-conflict": {
    from: unsigned,
    by: board,
    label: "Declare a conflict of interest",
    banner: "The conflict of interest is recorded",
    source: "School Governance (England) Regulations 2013, reg. 16: who has an interest withdraws",
  },
  propose: {
    from: drafting,
    to: "proposed",
    by: drafters,
    label: "Put the text before the governors",
    banner: "The text is before the governors",
    source: approval,
  },
  withdraw: {
    from: ["proposed"],
    to: "open",
    by: drafters,
    label: "Take the text back to change it",
    banner: "The text is taken back",
    source: "What governors decide on is one text: to change it is to take it back first",
  },
  decide: {
    from: ["proposed"],
    by: ["deciders"],
    label: "Record my decision",
    banner: "Your decision is recorded",
    source: record,
  },
  "send-back": {
    from: ["proposed", "decided"],
    to: "sent-back",
    by: ["signers"],
    label: "Send the text back",
    banner: "The text is sent back",
    source: record,
  },
  sign: {
    from: ["decided"],
    to: "signed",
    by: ["signers"],
    label: "Sign the policy",
    banner: "The policy is signed",
    source: approval,
  },
  "set-due-date": {
    from: [...unsigned, "closed"],
    by: [...head, "chair-of-governors", "clerk"],
    label: "Set another due date",
    banner: "The due date is set",
    source: `${record}; the policy is reviewed every year, so a reason is needed`,
  },
} as const satisfies Record<string, ReviewRule>;

export type ReviewChangeName = keyof typeof reviewRules;
export const reviewChangeNames = Object.keys(reviewRules) as [
  ReviewChangeName,
  ...ReviewChangeName[],
];

export const reviewRuleOf = (name: ReviewChangeName): ReviewRule => reviewRules[name];
export const isReviewChange = (name: string): name is ReviewChangeName =>
  Object.hasOwn(reviewRules, name);
