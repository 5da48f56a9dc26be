import { maySee, type Someone } from "../domain/incident/access.ts";
import type { RegisterLine } from "../domain/incident/incident.ts";
import { isAmong, type RegisterFilter } from "../domain/incident/register-filter.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Span } from "../domain/school/school-year.ts";
import type { Day } from "../domain/time.ts";
import type { Cursor, Incidents } from "../ports.ts";

/** Lines of one file at most. */
export const mostRows = 5_000;
/** Lines of the register that are looked at for it: a narrow search through a long register ends too. */
const mostRead = 20_000;
const linesAtOnce = 1_000;

export interface ExportQuestion {
  readonly filter: RegisterFilter;
  /** The bounds of the filter's period, if it names one. */
  readonly between?: Span | undefined;
  readonly today: Day;
}

/**
 * What the register shows this person for these filters, newest first, all pages of it.
 * `isCut`: there was more than fits.
 */
export async function exportRegister(
  { incidents }: { readonly incidents: Pick<Incidents, "page"> },
  school: SchoolProfile,
  someone: Someone,
  { filter, between, today }: ExportQuestion,
): Promise<{ readonly lines: readonly RegisterLine[]; readonly isCut: boolean }> {
  const lines: RegisterLine[] = [];
  let after: Cursor | undefined;
  for (let read = 0; read < mostRead; read += linesAtOnce) {
    const page = await incidents.page(school.id, { limit: linesAtOnce, after, ...between });
    const among = page.lines
      .filter(({ excluded }) => maySee(someone, excluded, school))
      .filter((line) => isAmong(line, filter, today));
    lines.push(...among);
    if (lines.length > mostRows) return { lines: lines.slice(0, mostRows), isCut: true };
    after = page.lines.at(-1)?.place;
    if (!page.more || after === undefined) return { lines, isCut: false };
  }
  return { lines, isCut: true };
}
