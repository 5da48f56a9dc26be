import { applyChange } from "#shared/domain/incident/apply-change.ts";
import {
  type ChangeFault,
  type ChangeInput,
  type RawInput,
  readInput,
} from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import { allegedOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { nextStep, stepsFor } from "#shared/domain/incident/pathway.ts";
import type { Status } from "#shared/domain/incident/status.ts";
import type { Outcome } from "#shared/domain/outcome.ts";
import { later, schoolDay } from "#shared/domain/time.ts";
import { aNamedPerson, anIncident, aReference, aSchool, head, noon } from "./builders.ts";
import { sha } from "./world.ts";

/** For each change, something that its form may post. */
export const posted: Readonly<Record<ChangeName, RawInput>> = {
  triage: {
    title: "Unkind post",
    kind: "breach",
    categories: ["harassment"],
    severity: "medium",
    site: "",
    owner: head.id,
  },
  correct: {
    title: "Unkind post in a group",
    kind: "near-miss",
    categories: ["cyber-bullying", "privacy"],
    severity: "high",
    site: "A parents’ group",
    owner: "",
  },
  people: { people: [aNamedPerson({ name: "Nina Novak", relationship: "parent-carer" })] },
  investigate: {},
  "no-investigation": { reason: "It was a misunderstanding." },
  duplicate: { original: aReference(77) },
  decide: { decision: "We talk with the family." },
  close: {},
  reopen: { reason: "It has happened again." },
  risk: { when: "inherent", likelihood: "possible", impact: "moderate" },
  step: { step: "keep-people-safe", how: "done", on: "2026-11-20" },
  referral: { to: "platform", on: "2026-11-20", reference: "Case 5" },
  action: { what: "Talk with the group", owner: head.id, dueOn: "2026-11-27" },
  "action-done": { number: "1", on: "2026-11-20" },
  "action-check": { number: "1", worked: "yes", note: "The group is quiet." },
  message: { text: "Thank you. We look into it." },
  note: { text: "The family was called." },
  addendum: { text: "It was Thursday, not Friday." },
  lesson: { clause: "lesson-time", note: "Say it again in September." },
  redact: { passage: "unkind things", reason: "It is not needed." },
};

export const actingHead = `${head.name}, Headteacher`;

/** An input that must be right: a test that posts something wrong asks `readInput` itself. */
export function inputFor(name: ChangeName, raw: RawInput = posted[name]): ChangeInput {
  const read = readInput(name, raw);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.refused)}`);
  return read.value;
}

/** The incident a minute after its last entry, with a change tried on it by the headteacher. */
export function tried(
  one: Incident,
  name: ChangeName,
  raw?: RawInput,
): Outcome<Incident, readonly ChangeFault[]> {
  const at = later(one.history.at(-1)?.at ?? noon, 60);
  const circumstances = { by: actingHead, at, today: schoolDay(at), school: aSchool(), sha };
  return applyChange(one, inputFor(name, raw), circumstances);
}

export function after(one: Incident, name: ChangeName, raw?: RawInput): Incident {
  const outcome = tried(one, name, raw);
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refused)}`);
  return outcome.value;
}

/** What stands in the way of a change, or nothing. */
export function standsInTheWay(
  one: Incident,
  name: ChangeName,
  raw?: RawInput,
): readonly ChangeFault[] {
  const outcome = tried(one, name, raw);
  return outcome.ok ? [] : outcome.refused;
}

/** All steps of the pathway taken, in their order. */
export function withAllSteps(one: Incident): Incident {
  const steps = stepsFor(allegedOf(one));
  const settled = one.work.steps.map(({ step }) => step);
  const next = nextStep(steps, settled);
  return next ? withAllSteps(after(one, "step", { ...posted.step, step: next.id })) : one;
}

const before: Readonly<Record<Status, readonly [Status, ChangeName] | undefined>> = {
  received: undefined,
  triaged: ["received", "triage"],
  investigating: ["triaged", "investigate"],
  decided: ["investigating", "decide"],
  closed: ["decided", "close"],
  reopened: ["closed", "reopen"],
  duplicate: ["received", "duplicate"],
  "no-investigation": ["triaged", "no-investigation"],
};

/** An incident that was worked, the shortest way, until it stands there. */
export function inStatus(status: Status, one: Incident = anIncident()): Incident {
  const way = before[status];
  if (!way) return one;
  const [from, change] = way;
  const there = inStatus(from, one);
  const ready =
    change === "decide" ? after(there, "risk") : change === "close" ? withAllSteps(there) : there;
  return after(ready, change);
}
