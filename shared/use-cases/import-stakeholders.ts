import {
  type FileLine,
  type PlannedLine,
  planStakeholders,
} from "../domain/reminders/plan-stakeholders.ts";
import type { Audience } from "../domain/reminders/stakeholder.ts";
import {
  afterStep,
  type LineFate,
  type LineToDo,
  linesOfStep,
  type StakeholderBatch,
} from "../domain/reminders/stakeholder-batch.ts";
import {
  changedStakeholder,
  isAsWanted,
  newStakeholder,
} from "../domain/reminders/wanted-stakeholder.ts";
import type { World } from "../ports.ts";
import { allStakeholders } from "./read-stakeholders.ts";

type Parts = Pick<World, "stakeholders" | "clock">;

/** Writes at the same time: enough to be quick, few enough for a small table. */
const atOnce = 25;

/** What a file would change, line by line. Nothing is kept. */
export async function previewStakeholders(
  parts: Pick<World, "stakeholders">,
  school: string,
  lines: readonly FileLine[],
  otherwise: Audience | undefined,
): Promise<readonly PlannedLine[]> {
  const all = await allStakeholders(parts, school);
  const list = new Map(all.map((one) => [one.email, one]));
  return planStakeholders(lines, { list, otherwise });
}

const addedOtherwise = { why: "Somebody added this address meanwhile: choose the file again" };
const changedOtherwise = { why: "Somebody changed this person meanwhile: choose the file again" };
const goneOtherwise = { why: "Somebody removed this person meanwhile: choose the file again" };

/** Somebody new: done if the address stands in the list as the file says, whoever put it there. */
async function added({ stakeholders, clock }: Parts, school: string, { wanted }: LineToDo) {
  if (await stakeholders.add(newStakeholder(school, wanted, clock.now()))) return "added";
  const standing = await stakeholders.find(school, wanted.email);
  return standing && isAsWanted(standing, wanted) ? "added" : addedOtherwise;
}

/** Somebody changed: on the version of the preview, or done already. */
async function changed({ stakeholders, clock }: Parts, school: string, { wanted, seen }: LineToDo) {
  const standing = await stakeholders.find(school, wanted.email);
  if (!standing) return goneOtherwise;
  if (isAsWanted(standing, wanted)) return "changed";
  if (standing.version !== seen) return changedOtherwise;
  if (await stakeholders.replace(standing, changedStakeholder(standing, wanted, clock.now()))) {
    return "changed";
  }
  const now = await stakeholders.find(school, wanted.email);
  return now && isAsWanted(now, wanted) ? "changed" : changedOtherwise;
}

/**
 * Keeps the next lines of a batch, and tells what is left. Each line is one conditional write, so a
 * step that is repeated, or runs twice at once, ends in the same list and tells the same.
 */
export async function importStep(
  parts: Parts,
  school: string,
  batch: StakeholderBatch,
): Promise<StakeholderBatch> {
  const lines = batch.toDo.slice(0, linesOfStep);
  const fates: LineFate[] = [];
  for (let from = 0; from < lines.length; from += atOnce) {
    const some = lines.slice(from, from + atOnce);
    const kept = some.map((one) => (one.seen === undefined ? added : changed)(parts, school, one));
    fates.push(...(await Promise.all(kept)));
  }
  return afterStep(batch, fates);
}
