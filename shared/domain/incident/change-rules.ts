import type { Role } from "../school/role.ts";
import type { Status } from "./status.ts";

/** One thing that may be done to an incident: by whom, when, and in which words. */
export interface ChangeRule {
  /** The statuses in which it may be done. */
  readonly from: readonly Status[];
  /** The status it leads to; without one the status stays. */
  readonly to?: Status;
  /** Who may, of those who may see the incident. A stand-in has the role of whom they stand in for. */
  readonly by: readonly Role[];
  /** On the button. */
  readonly label: string;
  /** On the banner, once it is done. */
  readonly banner: string;
  readonly source: string;
}

const everyone: readonly Role[] = ["headteacher", "safeguarding-lead", "computing-lead"];
const leaders: readonly Role[] = ["headteacher", "safeguarding-lead"];
const head: readonly Role[] = ["headteacher"];

const underWay: readonly Status[] = ["triaged", "investigating", "decided", "reopened"];
const any: readonly Status[] = ["received", ...underWay, "closed", "duplicate", "no-investigation"];

const recording =
  "Policy, Documentation and Recording: recorded, risk assessed, any actions noted, retained";
const investigation =
  "Policy, Sanctions: all breaches are recorded and, where appropriate, investigated";
const records =
  "KCSIE, record keeping: a clear summary, how it was followed up, decisions, reasons, outcome";

export const changeRules = {
  triage: {
    from: ["received"],
    to: "triaged",
    by: everyone,
    label: "Triage this report",
    banner: "The report is triaged",
    source: recording,
  },
  investigate: {
    from: ["triaged", "reopened"],
    to: "investigating",
    by: everyone,
    label: "Start to investigate",
    banner: "The investigation has begun",
    source: investigation,
  },
  decide: {
    from: ["investigating"],
    to: "decided",
    by: leaders,
    label: "Record the decision",
    banner: "The decision is recorded",
    source: records,
  },
  close: {
    from: ["decided"],
    to: "closed",
    by: leaders,
    label: "Close it",
    banner: "The incident is closed",
    source: records,
  },
  "no-investigation": {
    from: ["triaged", "reopened"],
    to: "no-investigation",
    by: leaders,
    label: "Do not investigate",
    banner: "It is recorded that there is no investigation",
    source: `${investigation}; nothing is silently discarded, so a reason is needed`,
  },
  duplicate: {
    from: ["received", "triaged", "investigating", "reopened"],
    to: "duplicate",
    by: everyone,
    label: "Mark as a duplicate",
    banner: "It is marked as a duplicate",
    source: "Domain research A.1: a duplicate needs the original's reference",
  },
  reopen: {
    from: ["closed", "decided", "duplicate", "no-investigation"],
    to: "reopened",
    by: head,
    label: "Reopen it",
    banner: "The incident is open again",
    source: records,
  },
  correct: {
    from: underWay,
    by: everyone,
    label: "Correct the details",
    banner: "The details are corrected",
    source: recording,
  },
  people: {
    from: ["received", ...underWay],
    by: everyone,
    label: "Correct who was involved",
    banner: "The people are corrected",
    source: "Domain research B.6: a role for each person, not for the incident",
  },
  risk: {
    from: underWay,
    by: everyone,
    label: "Assess the risk",
    banner: "The risk is assessed",
    source: recording,
  },
  step: {
    from: underWay,
    by: everyone,
    label: "Record a step",
    banner: "The step is recorded",
    source: "Policy, Sanctions: consequences depend on the relationship to the school",
  },
  referral: {
    from: underWay,
    by: everyone,
    label: "Record a referral",
    banner: "The referral is recorded",
    source: "KCSIE Part 4 and UK GDPR Art. 33: referrals are made and recorded",
  },
  action: {
    from: underWay,
    by: everyone,
    label: "Add an action",
    banner: "The action is added",
    source: recording,
  },
  "action-done": {
    from: [...underWay, "no-investigation"],
    by: everyone,
    label: "Mark it as done",
    banner: "The action is done",
    source: recording,
  },
  "action-check": {
    from: [...underWay, "closed", "no-investigation"],
    by: everyone,
    label: "Check whether it worked",
    banner: "The check is recorded",
    source: "Domain research A.1: an effectiveness check closes an action",
  },
  message: {
    from: any,
    by: everyone,
    label: "Write to the reporter",
    banner: "The message is there for the reporter",
    source: "Domain research B.6: closing feedback to the reporter",
  },
  note: {
    from: any,
    by: everyone,
    label: "Add an internal note",
    banner: "The note is added",
    source: records,
  },
  addendum: {
    from: any,
    by: everyone,
    label: "Add a correction",
    banner: "The correction is added",
    source: "Domain research A.1: add, never overwrite",
  },
  lesson: {
    from: [...underWay, "closed", "no-investigation"],
    by: everyone,
    label: "Record a lesson for the policy",
    banner: "The lesson is recorded",
    source: "Policy, Documentation and Recording: used to inform any future revisions",
  },
  redact: {
    from: any,
    by: leaders,
    label: "Remove a passage",
    banner: "The passage is removed",
    source: "UK GDPR Art. 5(1)(c) and 17: what is not needed is not kept in sight",
  },
} as const satisfies Record<string, ChangeRule>;

export type ChangeName = keyof typeof changeRules;
export const changeNames = Object.keys(changeRules) as [ChangeName, ...ChangeName[]];

export const ruleOf = (name: ChangeName): ChangeRule => changeRules[name];
export const isChangeName = (name: string): name is ChangeName => Object.hasOwn(changeRules, name);
