import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Summary } from "#shared/domain/incident/shown-figures.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import {
  type Period,
  periodDays,
  periodKey,
  periodWords,
} from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";
import { InsetText } from "../components/inset-text.tsx";
import { PrintButton } from "../components/page-tools.tsx";
import { WarningText } from "../components/warning-text.tsx";
import { signedInAs } from "./signed-in.ts";
import { ChoosePeriod } from "./summary/choose-period.tsx";
import { FigureSections, KeyFigures } from "./summary/figures.tsx";

export interface SummaryPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly summary: Summary;
  readonly now: Instant;
  /** Incidents that are counted at most. */
  readonly mostLines: number;
}

const ForGovernors = ({ period }: { period: Period }) => (
  <InsetText>
    <p class="govuk-body">
      Numbers from 1 to 4 are not shown, so that nobody can be recognised. “Not shown” stands where
      a number could be worked out from others.
      {period.term === undefined &&
        " The figures of a year are added up from what its terms show, so some lie between two numbers."}
    </p>
  </InsetText>
);

const Introduction = ({ summary, now, mostLines }: Omit<SummaryPage, "school" | "member">) => (
  <>
    <p class="govuk-body-l">
      {periodDays(summary.period)}. Figures of {instantInWords(now)}.
    </p>
    {summary.audience === "governors" ? (
      <ForGovernors period={summary.period} />
    ) : (
      <p class="govuk-body">
        Incidents that are kept from you are not counted. A term counts everything that was received
        from its first day to the day before the next.
      </p>
    )}
    {summary.isCut && (
      <WarningText>
        There were more than {mostLines.toLocaleString("en-GB")} incidents. Only the newest are
        counted here.
      </WarningText>
    )}
  </>
);

export const summaryPage = ({ school, member, ...model }: SummaryPage): string =>
  page({
    title: `Summary, ${periodWords(model.summary.period)}`,
    school,
    wide: true,
    current: "summary",
    signedIn: signedInAs(member),
    children: (
      <>
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">Social media incidents</span>{" "}
          {periodWords(model.summary.period)}
        </h1>
        <ChoosePeriod page="summary" now={model.now} period={model.summary.period} />
        <Introduction {...model} />
        <KeyFigures summary={model.summary} />
        <FigureSections summary={model.summary} />
        <p class="govuk-body app-no-print">
          <a
            class="govuk-link"
            href={`${pathTo("lessons")}?period=${periodKey(model.summary.period)}`}
          >
            Lessons for the policy of the same time
          </a>
        </p>
        <PrintButton>Print this summary</PrintButton>
      </>
    ),
  });
