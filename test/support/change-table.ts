import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Status } from "#shared/domain/incident/status.ts";
import type { Role } from "#shared/domain/school/role.ts";

/** What the office agreed to, written a second time: from which statuses, to which, and by whom. */
export interface Agreed {
  readonly from: readonly Status[];
  readonly to?: Status;
  readonly by: readonly Role[];
}

const three: readonly Role[] = ["headteacher", "safeguarding-lead", "computing-lead"];
const two: readonly Role[] = ["headteacher", "safeguarding-lead"];
const open: readonly Status[] = ["triaged", "investigating", "decided", "reopened"];
const all: readonly Status[] = [
  "received",
  "triaged",
  "investigating",
  "decided",
  "closed",
  "reopened",
  "duplicate",
  "no-investigation",
];

export const agreed: Readonly<Record<ChangeName, Agreed>> = {
  triage: { from: ["received"], to: "triaged", by: three },
  investigate: { from: ["triaged", "reopened"], to: "investigating", by: three },
  decide: { from: ["investigating"], to: "decided", by: two },
  close: { from: ["decided"], to: "closed", by: two },
  "no-investigation": { from: ["triaged", "reopened"], to: "no-investigation", by: two },
  duplicate: {
    from: ["received", "triaged", "investigating", "reopened"],
    to: "duplicate",
    by: three,
  },
  reopen: {
    from: ["closed", "decided", "duplicate", "no-investigation"],
    to: "reopened",
    by: ["headteacher"],
  },
  correct: { from: open, by: three },
  people: { from: ["received", ...open], by: three },
  risk: { from: open, by: three },
  step: { from: open, by: three },
  referral: { from: open, by: three },
  action: { from: open, by: three },
  "action-done": { from: [...open, "no-investigation"], by: three },
  "action-check": { from: [...open, "closed", "no-investigation"], by: three },
  message: { from: all, by: three },
  note: { from: all, by: three },
  addendum: { from: all, by: three },
  lesson: { from: [...open, "closed", "no-investigation"], by: three },
  redact: { from: all, by: two },
};

export const allStatuses = all;
