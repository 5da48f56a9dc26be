import fc from "fast-check";
import type { RawInput } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import { allegedOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { nextStep, stepsFor } from "#shared/domain/incident/pathway.ts";
import { involvements, kinds, relationships } from "#shared/domain/incident/vocabulary.ts";
import { type Role, roles } from "#shared/domain/school/role.ts";
import { aSchool } from "#test/support/builders.ts";
import { posted } from "#test/support/working.ts";
import { actors, type Mention, personFrom } from "./register-model.ts";

/** One thing that somebody does. Numbers are taken as places in whatever there is to choose from. */
export type Turn =
  | { readonly does: "submit"; readonly mentions: readonly Mention[] }
  | Try
  | { readonly does: "prepare"; readonly which: number }
  | { readonly does: "write"; readonly which: number }
  | { readonly does: "mail"; readonly hours: number }
  | { readonly does: "look"; readonly who: number };
export interface Try {
  readonly does: "change";
  readonly who: number;
  readonly which: number;
  readonly what: number;
  /** True for somebody who only tries what there is a button for. */
  readonly fair: boolean;
  /** 0 for somebody whose page is out of date. */
  readonly stale: number;
  readonly mentions: readonly Mention[];
}

const mention: fc.Arbitrary<Mention> = fc.record({
  actor: fc.option(fc.nat({ max: actors.length - 1 }), { nil: undefined }),
  way: fc.nat({ max: 3 }),
  person: fc.record({
    relationship: fc.constantFrom(...relationships),
    involvement: fc.constantFrom(...involvements),
    roles: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Role[]>([]) },
      { weight: 1, arbitrary: fc.subarray<Role>([...roles], { maxLength: 2 }) },
    ),
  }),
});
/** All who would handle it are named, so that it is the outside contact's. */
const everybody: readonly Mention[] = [0, 1, 2, 3].map((actor) => ({
  actor,
  way: 0,
  person: { relationship: "staff", involvement: "alleged", roles: [] },
}));
export const mentions = fc.oneof(
  { weight: 8, arbitrary: fc.array(mention, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(everybody) },
);
const at = fc.nat({ max: 1_000 });
export const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ does: fc.constant("submit" as const), mentions }) },
  {
    weight: 16,
    arbitrary: fc.record({
      does: fc.constant("change" as const),
      who: at,
      which: at,
      what: at,
      fair: fc.constantFrom(true, true, true, false),
      stale: fc.integer({ min: 0, max: 9 }),
      mentions,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("prepare" as const), which: at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("write" as const), which: at }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("mail" as const), hours: at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("look" as const), who: at }) },
);

export const pick = <One>(all: readonly One[], place: number): One => {
  const one = all[place % all.length];
  if (one === undefined) throw new Error("nothing to choose from");
  return one;
};

/** Something right to post for a change, if what it needs is there. */
export function inputOf(name: ChangeName, one: Incident, { mentions: told, what }: Try): RawInput {
  const step = nextStep(
    stepsFor(allegedOf(one)),
    one.work.steps.map((taken) => taken.step),
  )?.id;
  const own: Partial<Record<ChangeName, RawInput>> = {
    correct: { kind: pick(kinds, what), owner: pick(aSchool().people, what).id },
    triage: { kind: pick(kinds, what), categories: ["confidentiality-copyright-data-protection"] },
    people: { people: told.map(personFrom) },
    step: { step: step ?? "none" },
    action: { owner: pick(aSchool().people, what).id, dueOn: `2026-11-2${what % 10}` },
    "action-done": { number: String(1 + (what % 3)) },
    "action-check": { number: String(1 + (what % 3)) },
    redact: { passage: pick(["unkind", "OSEI", "a colleague", "Mrs Lindqvist", "e"], what) },
  };
  return { ...posted[name], ...own[name] };
}
