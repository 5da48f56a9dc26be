import { allegedOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { nextStep, stepsFor } from "#shared/domain/incident/pathway.ts";
import type { Day } from "#shared/domain/time.ts";
import { told } from "./cast.ts";
import { does, owners, type Planned, type Plot } from "./planned.ts";
import { skipReason } from "./skip-reasons.ts";

/** Takes whatever step is next, as often as there are steps. */
export const steps = ({ chance, story }: Plot, count: number): readonly Planned[] =>
  Array.from({ length: count }, (_, place) => ({
    change: "step" as const,
    hours: place % 4 === 0 ? chance.between(6, 40) : 0.2,
    fill: (one: Incident, today: Day) => {
      const settled = one.work.steps.map(({ step }) => step);
      const next = nextStep(stepsFor(allegedOf(one)), settled);
      if (!next) return undefined;
      const isGrave = story.referral !== undefined;
      const reason = !isGrave && chance.is(0.75) ? skipReason(next.id) : undefined;
      return reason === undefined
        ? { step: next.id, how: "done", on: today }
        : { step: next.id, how: "skipped", on: today, reason };
    },
  }));
/** More than any pathway has. */
export const everyStep = 30;

const dayAfter = (today: Day, days: number): string =>
  new Date(Date.parse(today) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

export function actions(plot: Plot): readonly Planned[] {
  const { story, chance, fate, cast } = plot;
  const wanted = fate.late
    ? story.actions.concat("Write to the family").slice(0, 2)
    : story.actions;
  return wanted.map((what, place) => ({
    change: "action" as const,
    hours: 0.2,
    fill: (_: Incident, today: Day) => ({
      what: told(what, cast),
      owner: chance.pick(owners(plot)),
      dueOn: fate.late?.[place] ?? dayAfter(today, chance.between(5, 25)),
    }),
  }));
}

/** Finishes the first action that is not done, and sees later whether it worked. */
export const finished = ({ story, chance }: Plot): readonly Planned[] =>
  story.actions.flatMap((_, place): Planned[] => [
    {
      change: "action-done",
      hours: chance.between(20, 140),
      fill: (_one, today) => ({ number: String(place + 1), on: today }),
    },
  ]);

export const checked = ({ chance }: Plot): readonly Planned[] =>
  chance.is(0.6)
    ? [
        does("action-check", chance.between(100, 500), {
          number: "1",
          worked: chance.is(0.85) ? "yes" : "no",
          note: chance.is(0.5) ? "Looked at it again in the team meeting." : "",
        }),
      ]
    : [];
