import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { ClauseLessons, PeriodLessons } from "#shared/domain/incident/lessons.ts";
import { shownWords } from "#shared/domain/incident/suppression.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodDays, periodKey, periodWords } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, type Instant, instantInWords, schoolDay } from "#shared/domain/time.ts";
import { InsetText } from "../components/inset-text.tsx";
import { PrintButton } from "../components/page-tools.tsx";
import { Table } from "../components/table.tsx";
import { WarningText } from "../components/warning-text.tsx";
import { signedInAs } from "./signed-in.ts";
import { ChoosePeriod } from "./summary/choose-period.tsx";

export interface LessonsPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly lessons: PeriodLessons;
  readonly now: Instant;
  /** Lessons that are shown at most. */
  readonly mostLessons: number;
}

type Taught = NonNullable<PeriodLessons["taught"]>;
type Often = NonNullable<PeriodLessons["often"]>;

const headings = [
  { text: "What it teaches", classes: "govuk-!-width-two-thirds" },
  { text: "Recorded" },
  { text: "Incident" },
];

const Clause = ({ clause, lessons }: ClauseLessons) => (
  <section>
    <h2 class="govuk-heading-m">
      <span class="govuk-caption-m">{clauses[clause].section}</span> {clauses[clause].title}
    </h2>
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href={`${pathTo("policy")}#${clause}`}>
        Read the clause<span class="govuk-visually-hidden">: {clauses[clause].title}</span>
      </a>
    </p>
    <Table
      stacks
      caption={`Lessons: ${clauses[clause].title}`}
      captionClasses="govuk-visually-hidden"
      head={headings}
      rows={lessons.map(({ note, recordedAt, reference }) => [
        { text: <span class="app-typed">{note}</span> },
        { text: <span class="app-nowrap">{dayInWords(schoolDay(recordedAt))}</span> },
        {
          text: (
            <a class="govuk-link app-nowrap" href={pathTo("incident", { reference })}>
              {reference}
            </a>
          ),
        },
      ])}
    />
  </section>
);

const TaughtLessons = ({ taught, standsIn }: { taught: Taught; standsIn: boolean }) => (
  <>
    <p class="govuk-body">
      {standsIn
        ? "These are the lessons of incidents that you work on in the headteacher’s place, and of no others."
        : "Incidents that are kept from you are not in this list."}
    </p>
    <p class="govuk-body app-no-print">
      The notes stand here as they were written. Before you hand them to governors, see that nobody
      can be recognised in them.
    </p>
    {taught.length === 0 && (
      <p class="govuk-body">No lesson was recorded with an incident of this time.</p>
    )}
    {taught.map((one) => (
      <Clause {...one} />
    ))}
  </>
);

const HowOften = ({ often }: { often: Often }) => (
  <>
    <InsetText>
      <p class="govuk-body">
        The notes themselves are not shown to governors: each tells of one incident. You see in how
        many incidents a clause was named, where it was in 5 or more in a term, so that nobody can
        be recognised.
      </p>
    </InsetText>
    {often.length === 0 ? (
      <p class="govuk-body">No clause was named in 5 incidents or more in a term.</p>
    ) : (
      <Table
        caption="How often incidents taught something about a clause"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: "Clause" }, { text: "Incidents", format: "numeric" }]}
        rows={often.map(({ key, shown }) => [
          { text: clauses[key].title },
          { text: shownWords(shown), format: "numeric" },
        ])}
      />
    )}
  </>
);

export const lessonsPage = ({ school, member, lessons, now, mostLessons }: LessonsPage): string => {
  const { period, taught, often, isCut } = lessons;
  const summary = `${pathTo("summary")}?period=${periodKey(period)}`;
  return page({
    title: `Lessons for the policy, ${periodWords(period)}`,
    school,
    wide: true,
    current: "summary",
    signedIn: signedInAs(member),
    children: (
      <>
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{periodWords(period)}</span> Lessons for the policy
        </h1>
        <ChoosePeriod page="lessons" now={now} period={period} />
        <p class="govuk-body-l">
          What incidents received from {periodDays(period)} taught about the policy, as of{" "}
          {instantInWords(now)}.
        </p>
        {isCut && (
          <WarningText>
            There is more than fits here. These are the lessons of the newest incidents, at most{" "}
            {mostLessons}. Choose a term.
          </WarningText>
        )}
        {often && <HowOften often={often} />}
        {taught && (taught.length > 0 || !often) && (
          <TaughtLessons taught={taught} standsIn={often !== undefined} />
        )}
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={summary}>
            Figures of the same time
          </a>
        </p>
        <PrintButton>Print these lessons</PrintButton>
      </>
    ),
  });
};
