import * as z from "zod/mini";
import { done, type Outcome } from "../outcome.ts";
import { clauseId } from "../policy/clauses.ts";
import {
  type InputFault,
  maybe,
  number,
  optional,
  type RawInput,
  readSaid,
  realDay,
  saying,
  words,
} from "../said-input.ts";
import { text } from "../text.ts";
import type { ChangeName } from "./change-rules.ts";
import { referralIds } from "./pathway.ts";
import { reference } from "./reference.ts";
import { band, impact, likelihood, overrideReason } from "./risk.ts";
import { person, submission } from "./submission.ts";
import { kind } from "./vocabulary.ts";
import { longestWork, severity } from "./work.ts";

/** A field of a change that is wrong: the control's name, and what to do about it. */
export type ChangeFault = InputFault;

const reason = { reason: words("Say why", longestWork.reason) };

const details = {
  title: words("Give it a short title without names", longestWork.title),
  kind: saying(kind, "Choose what kind of thing it is"),
  categories: saying(submission.shape.categories, "Choose one to five of these"),
  severity: saying(severity, "Choose how grave it is"),
  site: maybe("Name the site", longestWork.short),
  owner: optional(saying(z.string(), "Choose somebody of the school")),
};

/** What each change needs to be told, as its form posts it. */
const inputs = {
  triage: z.object(details),
  correct: z.object(details),
  people: z.object({
    people: saying(
      z.array(person).check(z.maxLength(20)),
      "Choose for each person how they stand to the school and what they had to do with it",
    ),
  }),
  investigate: z.object({}),
  "no-investigation": z.object(reason),
  duplicate: z.object({
    original: saying(reference, "Enter the reference of the first report, like HH-7KQ2-9MXF"),
  }),
  decide: z.object({ decision: words("Say what was decided and why", longestWork.note) }),
  close: z.object({}),
  reopen: z.object(reason),
  risk: z.object({
    when: saying(z.enum(["inherent", "residual"]), "Choose before or after the actions"),
    likelihood: saying(likelihood, "Choose how likely it is"),
    impact: saying(impact, "Choose how bad it would be"),
    overrideBand: optional(saying(band, "Choose a level, or leave the level of the table")),
    overrideReason: optional(
      saying(
        text(overrideReason),
        "Say in at least 10 characters why the level of the table does not fit",
      ),
    ),
  }),
  step: z.object({
    step: saying(z.string(), "Choose the step"),
    how: saying(z.enum(["done", "skipped"]), "Choose whether it was done or is skipped"),
    on: realDay("the day"),
    reason: maybe("Say why it is skipped", longestWork.reason),
  }),
  referral: z.object({
    to: saying(z.enum(referralIds), "Choose whom it was referred to"),
    on: realDay("the day of the referral"),
    reference: maybe("Give their reference", longestWork.short),
  }),
  action: z.object({
    what: words("Say what has to be done", longestWork.short),
    owner: saying(z.string().check(z.minLength(1)), "Choose who does it"),
    dueOn: realDay("the day it is due"),
  }),
  "action-done": z.object({
    number: number("Choose the action"),
    on: realDay("the day it was done"),
  }),
  "action-check": z.object({
    number: number("Choose the action"),
    worked: saying(z.enum(["yes", "no"]), "Choose whether it worked"),
    note: maybe("Say what you saw", longestWork.reason),
  }),
  message: z.object({ text: words("Write the message", longestWork.message) }),
  note: z.object({ text: words("Write the note", longestWork.note) }),
  addendum: z.object({ text: words("Write the correction", longestWork.note) }),
  lesson: z.object({
    clause: saying(clauseId, "Choose the clause of the policy"),
    note: words("Say what it teaches", longestWork.reason),
  }),
  redact: z.object({
    passage: words("Copy the passage to remove, exactly as it stands", longestWork.reason),
    ...reason,
  }),
} as const satisfies Record<ChangeName, z.core.$ZodType>;

export type ChangeInput<Name extends ChangeName = ChangeName> = {
  [One in Name]: { readonly name: One } & z.output<(typeof inputs)[One]>;
}[Name];

export type { RawInput } from "../said-input.ts";

/** The input of a change out of what was posted, or everything wrong with it by field. */
export function readInput(
  name: ChangeName,
  raw: RawInput,
): Outcome<ChangeInput, readonly ChangeFault[]> {
  const read = readSaid(inputs[name], raw);
  return read.ok ? done({ name, ...read.value } as ChangeInput) : read;
}
