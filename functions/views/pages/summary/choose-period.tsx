import { pathTo } from "#shared/contract/routes.ts";
import {
  boundsOf,
  lastYears,
  type Period,
  periodKey,
  periodWords,
  termsOf,
} from "#shared/domain/school/school-year.ts";
import type { Instant } from "#shared/domain/time.ts";
import { Button } from "../../components/button.tsx";
import { Select } from "../../components/select.tsx";

/** Years that are offered; older ones can still be asked for by their address. */
const yearsOffered = 5;

const hasBegun =
  (now: Instant) =>
  (period: Period): boolean =>
    boundsOf(period).from <= now;

/** The newest year first, each followed by those of its terms that have begun, the newest first. */
const periodsOffered = (now: Instant, chosen: Period): readonly Period[] => {
  const years = new Set([...lastYears(now, yearsOffered), chosen.year]);
  return [...years].flatMap((year) => [
    { year },
    ...termsOf(year)
      .filter((term) => hasBegun(now)(term) || periodKey(term) === periodKey(chosen))
      .toReversed(),
  ]);
};

interface ChoosePeriodProps {
  /** The page that shows a period. */
  readonly page: "summary" | "lessons";
  readonly now: Instant;
  readonly period: Period;
}

export const ChoosePeriod = ({ page, now, period }: ChoosePeriodProps) => (
  <form class="app-choose app-screen-only" method="get" action={pathTo(page)}>
    <Select
      name="period"
      label={{ text: "Year or term" }}
      value={periodKey(period)}
      items={periodsOffered(now, period).map((one) => ({
        value: periodKey(one),
        text: periodWords(one),
      }))}
    />
    <Button classes="govuk-button--secondary">Show</Button>
  </form>
);
