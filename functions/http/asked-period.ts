import { type Period, readPeriod, yearOf } from "#shared/domain/school/school-year.ts";
import type { Instant } from "#shared/domain/time.ts";
import type { PageRequest } from "./request.ts";

/** The period that an address asks for, this school year if none; undefined for what is no period. */
export function askedPeriod({ query }: Pick<PageRequest, "query">, now: Instant) {
  const asked = query("period");
  const thisYear: Period = { year: yearOf(now) };
  return asked === "" ? thisYear : readPeriod(asked);
}
