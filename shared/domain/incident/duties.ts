import { type Day, hours, type Instant, instant, later } from "../time.ts";
import type { Incident } from "./incident.ts";
import { isOpen } from "./status.ts";

/** Mail that an incident owes from a moment on. It is done once, under its id. */
export type Duty =
  | { readonly kind: "alert"; readonly id: string; readonly from: Instant }
  /** Tells a reporter who left an address that the school has written to them. */
  | { readonly kind: "reply"; readonly id: string; readonly from: Instant }
  /** Tells whoever sees to the incident that its reporter has written. */
  | { readonly kind: "reporter-wrote"; readonly id: string; readonly from: Instant }
  /** Tells the owner of an action that it is due, and again when it is a week late. */
  | {
      readonly kind: "action-due" | "action-late";
      readonly id: string;
      readonly from: Instant;
      readonly action: number;
    };

/** Mails about actions go out from eight in the morning, in UTC: eight or nine at the school. */
const morningOf = (day: Day): Instant => instant.parse(`${day}T08:00:00Z`);
const week = hours(7 * 24);

/** Everything that an incident owes, done or not, now or later. */
export function dutiesOf(one: Incident): readonly Duty[] {
  const { told, work, receivedAt, status } = one;
  const talk = work.talk.flatMap(({ from, at }, place): Duty[] => {
    const number = place + 1;
    if (from === "reporter") {
      return [{ kind: "reporter-wrote", id: `reporter-wrote#${number}`, from: at }];
    }
    return told.reporter.email === undefined
      ? []
      : [{ kind: "reply", id: `reply#${number}`, from: at }];
  });
  const late: Duty[] = isOpen(status)
    ? work.actions
        .filter(({ doneOn }) => doneOn === undefined)
        .flatMap(({ number, dueOn }): Duty[] => [
          {
            kind: "action-due",
            id: `action-due#${number}`,
            from: morningOf(dueOn),
            action: number,
          },
          {
            kind: "action-late",
            id: `action-late#${number}`,
            from: later(morningOf(dueOn), week),
            action: number,
          },
        ])
    : [];
  return [{ kind: "alert", id: "alert", from: receivedAt }, ...talk, ...late];
}

const unsettled = (one: Incident): readonly Duty[] =>
  dutiesOf(one).filter(({ id }) => !one.settled.includes(id));

/** What is to be done now. */
export const dutiesAt = (one: Incident, at: Instant): readonly Duty[] =>
  unsettled(one).filter(({ from }) => Date.parse(from) <= Date.parse(at));

/** An action that is a week late is told of once, not also as due: both are then done. */
export const withoutOvertaken = (duties: readonly Duty[]): readonly Duty[] =>
  duties.filter(
    (one) =>
      one.kind !== "action-due" ||
      !duties.some((other) => other.kind === "action-late" && other.action === one.action),
  );

/** The incident with its due mark where its next duty is: now, later, or nowhere. */
export function withDueMark(one: Incident, at: Instant): Incident {
  const { dueAt: _former, ...rest } = one;
  const begins = unsettled(one).map(({ from }) => Date.parse(from));
  if (begins.length === 0) return rest;
  const next = Math.max(Date.parse(at), Math.min(...begins));
  return { ...rest, dueAt: later(at, (next - Date.parse(at)) / 1000) };
}
