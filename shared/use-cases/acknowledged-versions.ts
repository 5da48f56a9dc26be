import {
  type AllVersions,
  daysInForce,
  inForceOn,
  type PolicyVersion,
} from "../domain/policy/policy-version.ts";
import type { AcknowledgedVersion } from "../domain/review/evidence.ts";
import type { Span } from "../domain/school/school-year.ts";
import { schoolDay } from "../domain/time.ts";
import type { Acknowledgements, Stakeholders } from "../ports.ts";
import { readAcknowledgements } from "./read-acknowledgements.ts";

export interface AcknowledgedParts {
  readonly stakeholders: Pick<Stakeholders, "page">;
  readonly acknowledgements: Pick<Acknowledgements, "page">;
}

/** Versions told of at most: a school has one or two in a year. */
const mostTold = 3;

/** Those that were in force on a day of the span, the newest first. */
const inForceDuring = (versions: AllVersions, { from, to }: Span): readonly PolicyVersion[] =>
  versions
    .filter((one) => {
      const days = daysInForce(one, versions);
      if (!days || days.from > schoolDay(to)) return false;
      return days.to === undefined || days.to >= schoolDay(from);
    })
    .toReversed()
    .slice(0, mostTold);

/** Reads each page of the stakeholders once, however many versions are asked about. */
function readOnce({ page }: Pick<Stakeholders, "page">): Pick<Stakeholders, "page"> {
  const pages = new Map<string, ReturnType<typeof page>>();
  return {
    page(school, look) {
      const place = look.after ?? "";
      const read = pages.get(place) ?? page(school, look);
      pages.set(place, read);
      return read;
    },
  };
}

/** How many have read each version of a span, by audience: of those who are reminded now. */
export async function acknowledgedIn(
  { stakeholders, acknowledgements }: AcknowledgedParts,
  school: string,
  versions: AllVersions,
  span: Span,
): Promise<readonly AcknowledgedVersion[]> {
  const parts = { stakeholders: readOnce(stakeholders), acknowledgements };
  const { number: inForce } = inForceOn(versions, schoolDay(span.to));
  const told: AcknowledgedVersion[] = [];
  for (const { number, hash } of inForceDuring(versions, span)) {
    const { byAudience } = await readAcknowledgements(parts, school, hash);
    told.push({ number, isInForce: number === inForce, byAudience });
  }
  return told;
}
