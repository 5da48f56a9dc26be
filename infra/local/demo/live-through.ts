import { systemIds } from "#shared/adapters/system.ts";
import { allowedChanges } from "#shared/domain/incident/acting.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { Person, SchoolProfile } from "#shared/domain/school/profile.ts";
import { startOf } from "#shared/domain/school/school-year.ts";
import { type Instant, later, schoolDay, secondsBetween } from "#shared/domain/time.ts";
import type { KeyRing } from "#shared/ports.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { deliverMail } from "#shared/use-cases/deliver-mail.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";
import { writeAsReporter } from "#shared/use-cases/write-as-reporter.ts";
import { inTheOffice } from "./calendar.ts";
import { noMailings } from "./no-mailings.ts";
import { type PastWorld, pastWorld } from "./past-world.ts";
import { plannedWork } from "./plan-work.ts";
import type { Planned, Plot } from "./planned.ts";

/** An incident with the whole past it has, and the mails that were sent about it then. */
export interface Lived {
  readonly incident: Incident;
  readonly messages: readonly Message[];
}

export interface Life {
  readonly plot: Plot;
  readonly at: Instant;
  /** The present: nothing happens after it. */
  readonly until: Instant;
  readonly keyRing: KeyRing;
  readonly idempotencyKey: string;
}

/** Does what had fallen due by then, each at its time: mails are noted as sent, and go nowhere. */
async function settleUntil(world: PastWorld, school: SchoolProfile, limit: Instant): Promise<void> {
  const write = ({ to }: Message) => ({ to, subject: "", text: "", html: "" });
  for (let next = world.nextDue(); next && next < limit; next = world.nextDue()) {
    world.moveTo(next);
    await deliverMail({ ...world, ...noMailings, ids: systemIds, school, write }, () => true);
  }
}

/** Who does it: mostly the safeguarding lead, then the headteacher, or whoever stands in for them. */
function actorFor(change: ChangeName, one: Incident, { school, chance }: Plot): Person | undefined {
  const able = school.people.filter((person) =>
    allowedChanges({ ...person }, one, school).includes(change),
  );
  const lead = able.find(({ roles }) => roles.includes("safeguarding-lead"));
  return lead && chance.is(0.6) ? lead : able[0];
}

/** When it is done: in office hours if there is time, and never after the present. */
function timeOf(wanted: Instant, before: Instant, { until, plot }: Life): Instant {
  const inHours = inTheOffice(wanted, plot.chance);
  if (inHours < until) return inHours;
  return wanted < until ? wanted : later(before, secondsBetween(before, until) / 2);
}

/** Does what was planned, unless it is not needed any more or nobody is left who may. */
async function change(
  world: PastWorld,
  plot: Plot,
  { change: name, fill }: Planned,
  at: Instant,
): Promise<void> {
  const one = world.incident();
  const raw = fill(one, schoolDay(at));
  const someone = actorFor(name, one, plot);
  if (raw === undefined || !someone) return;
  const { reference, version: seen } = one;
  const wanted = { reference, change: name, seen, raw };
  const outcome = await changeIncident({ ...world, ids: systemIds }, plot.school, someone, wanted);
  if (outcome.ok) return;
  const { why } = outcome.refused;
  const faults = why === "invalid" ? JSON.stringify(outcome.refused.faults) : "";
  throw new Error(`${plot.story.title}: ${name} is ${why} ${faults}`);
}

/**
 * Reports an incident and works on it, by the use-cases the pages call, at the times it would have
 * been done. It all happens in memory: what comes out is one row and its messages, in which nothing
 * is owed that should have been mailed before today.
 */
export async function liveThrough(life: Life): Promise<Lived> {
  const { plot, at, until, keyRing, idempotencyKey } = life;
  const { school, told } = plot;
  const world = pastWorld(school, at);
  const today = startOf(schoolDay(until));
  const reported = await submitIncident({ ...world, ids: systemIds, keyRing }, school, {
    idempotencyKey,
    told,
  });
  if (!reported.ok) throw new Error(reported.refused);

  const work = plannedWork(plot);
  const wantedHours = work.reduce((sum, { hours }) => sum + hours, 0);
  const thereAre = secondsBetween(at, until) / 3600;
  const pace = Math.min(1, (0.8 * thereAre) / Math.max(1, wantedHours));
  const writes = async (text: string) => {
    const writer = { ...world, ids: systemIds, keyRing };
    const written = await writeAsReporter(writer, school, reported.value.receipt, { text });
    if (!written.ok) throw new Error(`The reporter’s message is refused: ${written.refused}`);
  };
  let before = at;
  for (const planned of work) {
    const then = timeOf(later(before, planned.hours * 3600 * pace), before, life);
    await settleUntil(world, school, then < today ? then : today);
    world.moveTo(then);
    if (planned.says === undefined) await change(world, plot, planned, then);
    else await writes(planned.says);
    before = then;
  }
  await settleUntil(world, school, today);
  return { incident: world.incident(), messages: world.allMessages() };
}
