import { type Instant, instant, later, schoolDay } from "#shared/domain/time.ts";
import type { Chance } from "./chance.ts";

const day = 24 * 3600;

/**
 * How much is reported in each month, January first, beside an ordinary one: more when families come
 * back from the holidays and around the nativity play and sports day, little in August.
 */
const seasons = [1.7, 0.9, 1.1, 1.1, 1.1, 1.3, 1.5, 0.25, 1.6, 0.9, 1.3, 1.2] as const;
/** On Saturdays and Sundays only families report. */
const weekend = 0.35;
const mostAtOnce = Math.max(...seasons);

/** The month of a moment, 1 to 12. */
export const monthOf = (at: Instant): number => Number(schoolDay(at).slice(5, 7));
const isWeekend = (at: Instant): boolean => [0, 6].includes(new Date(at).getUTCDay());

function liveliness(at: Instant): number {
  const season = (seasons[monthOf(at) - 1] ?? 1) / mostAtOnce;
  return isWeekend(at) ? season * weekend : season;
}

/** Between seven in the morning and ten at night. */
const timeOfDay = (at: Instant, chance: Chance): Instant =>
  instant.parse(
    `${at.slice(0, 10)}T${String(chance.between(7, 21)).padStart(2, "0")}:${String(chance.between(0, 59)).padStart(2, "0")}:${String(chance.between(0, 59)).padStart(2, "0")}.000Z`,
  );

/** So many moments between two, the earliest first, as the seasons have them. */
export function momentsBetween(
  from: Instant,
  to: Instant,
  count: number,
  chance: Chance,
): Instant[] {
  const days = Math.max(1, Math.floor((Date.parse(to) - Date.parse(from)) / 1000 / day) - 1);
  const found: Instant[] = [];
  while (found.length < count) {
    const at = later(from, chance.between(0, days) * day);
    if (chance.is(liveliness(at))) found.push(timeOfDay(at, chance));
  }
  return found.toSorted();
}

/** This moment or the next at which somebody is in the school's office. */
export function inTheOffice(at: Instant, chance: Chance): Instant {
  const hour = Number(at.slice(11, 13));
  if (!isWeekend(at) && hour >= 8 && hour < 17) return at;
  let morning = hour < 8 ? at : later(at, day);
  while (isWeekend(morning)) morning = later(morning, day);
  return later(instant.parse(`${morning.slice(0, 10)}T08:00:00.000Z`), chance.between(0, 7200));
}
