import * as z from "zod/mini";
import type { PlannedLine } from "./plan-stakeholders.ts";
import { wantedStakeholder } from "./wanted-stakeholder.ts";

/** Lines of one file: more than any school's families. */
export const mostLines = 5000;

/** Lines kept in one step: each is one write, and a step is over within a second or two. */
export const linesOfStep = 250;

const count = z.int().check(z.nonnegative());
const lineNumber = z.int().check(z.positive());
const cell = z.string();

const lineToDo = z.strictObject({
  line: lineNumber,
  wanted: wantedStakeholder,
  /** The version that the preview was made for; absent for somebody who is new. */
  seen: z.optional(z.int().check(z.positive())),
});
export type LineToDo = z.infer<typeof lineToDo>;

const refusedLine = z.strictObject({
  line: lineNumber,
  name: cell,
  email: cell,
  audiences: cell,
  language: cell,
  why: cell,
});
export type RefusedLine = z.infer<typeof refusedLine>;

/** A file that is being taken into the list: what is still to do, and what came of the rest. */
export const stakeholderBatch = z.strictObject({
  toDo: z.array(lineToDo).check(z.maxLength(mostLines)),
  added: count,
  changed: count,
  unchanged: count,
  refused: z.array(refusedLine).check(z.maxLength(mostLines)),
});
export type StakeholderBatch = z.infer<typeof stakeholderBatch>;

/** What a preview showed, ready to be confirmed: whoever is new or changed is still to do. */
export function batchOf(plan: readonly PlannedLine[]): StakeholderBatch {
  const toDo = plan.flatMap((one): LineToDo[] => {
    switch (one.fate) {
      case "added":
        return [{ line: one.told.line, wanted: one.wanted }];
      case "changed":
        return [{ line: one.told.line, wanted: one.wanted, seen: one.before.version }];
      case "unchanged":
      case "refused":
        return [];
    }
  });
  const refused = plan.flatMap((one) =>
    one.fate === "refused" ? [{ ...one.told, why: one.reasons.join(". ") }] : [],
  );
  const unchanged = plan.filter(({ fate }) => fate === "unchanged").length;
  return { toDo, added: 0, changed: 0, unchanged, refused };
}

export const doneOf = ({ added, changed }: StakeholderBatch): number => added + changed;

/** What came of one line. A line counts as the preview said, if the list says what the file says. */
export type LineFate = "added" | "changed" | { readonly why: string };

/** The batch after a step: `fates` of as many of its first lines. */
export function afterStep(batch: StakeholderBatch, fates: readonly LineFate[]): StakeholderBatch {
  const refused = fates.flatMap((fate, place): RefusedLine[] => {
    const todo = batch.toDo[place];
    if (typeof fate === "string" || !todo) return [];
    const { name, email, audiences, language } = todo.wanted;
    return [{ line: todo.line, name, email, audiences: audiences.join("; "), language, ...fate }];
  });
  return {
    ...batch,
    toDo: batch.toDo.slice(fates.length),
    added: batch.added + fates.filter((fate) => fate === "added").length,
    changed: batch.changed + fates.filter((fate) => fate === "changed").length,
    refused: [...batch.refused, ...refused],
  };
}
