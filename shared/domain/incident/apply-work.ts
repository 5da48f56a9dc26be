import { done } from "../outcome.ts";
import { dayInWords } from "../time.ts";
import type { ChangeInput } from "./change-inputs.ts";
import { added, type Circumstances, no, type Result } from "./circumstances.ts";
import { allegedOf } from "./current.ts";
import type { Incident } from "./incident.ts";
import { mayBeTakenNow, stepsFor } from "./pathway.ts";

export function step(one: Incident, input: ChangeInput<"step">, signed: Circumstances): Result {
  const { work } = one;
  const steps = stepsFor(allegedOf(one));
  const settled = work.steps.map((taken) => taken.step);
  if (!mayBeTakenNow(steps, settled, input.step)) {
    return no("step", "Take the steps in their order: do or skip the ones before it first");
  }
  if (input.how === "skipped" && input.reason === undefined) {
    return no("reason", "Say why it is skipped");
  }
  if (input.on > signed.today) return no("on", "The day must be today or in the past");
  const { by, at } = signed;
  const { how, on, reason } = input;
  return done({
    work: { steps: [...work.steps, { step: input.step, how, on, reason, by, at }] },
    changes: added(`step ${input.step}`, [how, dayInWords(on), reason].filter(Boolean).join(", ")),
  });
}

export function referral(
  { work }: Incident,
  input: ChangeInput<"referral">,
  signed: Circumstances,
): Result {
  if (input.on > signed.today) return no("on", "The day must be today or in the past");
  const { to, on, reference } = input;
  const { by, at } = signed;
  return done({
    work: { referrals: [...work.referrals, { to, on, reference, by, at }] },
    changes: added(`referral to ${to}`, [dayInWords(on), reference].filter(Boolean).join(", ")),
  });
}

export function action(
  { work }: Incident,
  input: ChangeInput<"action">,
  signed: Circumstances,
): Result {
  const { what, owner, dueOn } = input;
  const doer = signed.school.people.find(({ id }) => id === owner);
  if (!doer) return no("owner", "Choose who does it");
  const { by, at } = signed;
  const number = work.actions.length + 1;
  return done({
    work: { actions: [...work.actions, { number, what, owner, dueOn, by, at }] },
    changes: added(`action ${number}`, `${what} (${doer.name}, by ${dayInWords(dueOn)})`),
  });
}

export function actionDone(
  { work }: Incident,
  input: ChangeInput<"action-done">,
  { today }: Circumstances,
): Result {
  const found = work.actions.find(({ number }) => number === input.number);
  if (!found || found.doneOn !== undefined) return no("number", "This action is done already");
  if (input.on > today) return no("on", "The day must be today or in the past");
  const actions = work.actions.map((one) => (one === found ? { ...one, doneOn: input.on } : one));
  return done({
    work: { actions },
    changes: added(`action ${found.number}`, `done ${dayInWords(input.on)}`),
  });
}

export function actionCheck(
  { work }: Incident,
  input: ChangeInput<"action-check">,
  signed: Circumstances,
): Result {
  const found = work.actions.find(({ number }) => number === input.number);
  if (found?.doneOn === undefined) return no("number", "Mark the action as done first");
  const worked = input.worked === "yes";
  const { by, at } = signed;
  const check = { worked, note: input.note, by, at };
  const seen = [worked ? "it worked" : "it did not work", input.note].filter(Boolean).join(", ");
  return done({
    work: { actions: work.actions.map((one) => (one === found ? { ...one, check } : one)) },
    changes: added(`action ${found.number}`, seen),
  });
}
