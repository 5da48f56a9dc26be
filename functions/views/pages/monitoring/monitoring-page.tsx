import { Button } from "#functions/views/components/button.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Pagination } from "#functions/views/components/pagination.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { shownWords } from "#shared/domain/incident/suppression.ts";
import type { MonitoringTask } from "#shared/domain/monitoring/monitoring-due.ts";
import type { MonitoringView, ShownLook } from "#shared/domain/monitoring/shown-look.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { officePage } from "../office-page.tsx";

export interface MonitoringPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly view: MonitoringView;
  /** True right after somebody recorded a look. */
  readonly done: boolean;
  readonly isFirst: boolean;
}

/** How the task of the term stands, in a sentence or two. */
export function taskWords({ term, standing, endsOn }: MonitoringTask): string {
  const name = periodWords(term);
  const ends = endsOn ? ` The term ends on ${dayInWords(endsOn)}.` : "";
  switch (standing) {
    case "done":
      return `${name}: somebody has looked, and recorded it.`;
    case "early":
      return `${name}: due from the first school day of the term on.`;
    case "due":
      return `${name}: due. Nobody has recorded a look yet.${ends}`;
    case "last-call":
      return `${name}: due soon. Nobody has recorded a look yet.${ends}`;
    case "missed":
      return `${name}: nobody recorded a look. It can still be recorded, for a day of the term.`;
  }
}

const Recorded = () => (
  <NotificationBanner type="success">
    <p class="govuk-notification-banner__heading">The look is recorded and signed</p>
  </NotificationBanner>
);

/** What was looked at, as one line: long lists say how many. */
const longestList = 8;
function lookedAt({ sites, other }: NonNullable<ShownLook["words"]>): string {
  const names = sites.map(({ name }) => name);
  const listed =
    names.length > longestList
      ? `${names.slice(0, longestList).join(", ")} and ${names.length - longestList} more`
      : names.join(", ");
  return [listed, other ?? ""].filter(Boolean).join("; ");
}

const References = ({ words }: { words: NonNullable<ShownLook["words"]> }) => (
  <>
    {words.incidents.length === 0
      ? "None that you may open"
      : words.incidents.map((reference, at) => (
          <>
            {at > 0 && ", "}
            <a class="govuk-link app-nowrap" href={pathTo("incident", { reference })}>
              {reference}
            </a>
          </>
        ))}
  </>
);

const Look = ({ number, term, on, words }: ShownLook) =>
  words ? (
    <section class="app-section" aria-labelledby={`look-${number}`}>
      <h2 class="govuk-heading-m" id={`look-${number}`}>
        <span class="govuk-caption-m">{periodWords(term)}</span> {dayInWords(on)}
      </h2>
      <SummaryList
        rows={[
          { key: { text: "Looked at" }, value: { text: lookedAt(words) } },
          {
            key: { text: "Found" },
            value: { text: <span class="app-typed">{words.found}</span> },
          },
          { key: { text: "Incidents" }, value: { text: <References words={words} /> } },
          {
            key: { text: "Signed" },
            value: { text: `${words.by}, ${instantInWords(words.at)}` },
          },
        ]}
      />
    </section>
  ) : null;

/** For those who read numbers and dates only. */
const Counts = ({ looks }: Pick<MonitoringView, "looks">) => (
  <>
    <InsetText>
      You see when which sites were looked at. What was found stays with those who look, and numbers
      of incidents from 1 to 4 are not shown, so that nobody can be recognised.
    </InsetText>
    <Table
      stacks
      caption="Looks at social media sites, the latest first"
      captionClasses="govuk-table__caption--m"
      head={[
        { text: "Day" },
        { text: "Term" },
        { text: "Sites" },
        { text: "Incidents reported", format: "numeric" },
      ]}
      rows={looks.map(({ on, term, sites, incidents }) => [
        { text: dayInWords(on) },
        { text: periodWords(term) },
        { text: sites.length === 0 ? "None of the list" : sites.join(", ") },
        { text: shownWords(incidents), format: "numeric" },
      ])}
    />
  </>
);

const Looks = ({ view }: Pick<MonitoringPage, "view">) => {
  if (view.looks.length === 0) return <p class="govuk-body">Nothing is recorded yet.</p>;
  return view.mayRecord ? (
    <>
      {view.looks.map((one) => (
        <Look {...one} />
      ))}
    </>
  ) : (
    <Counts looks={view.looks} />
  );
};

const pageFrom = (before: number): string => `${pathTo("monitoring")}?before=${before}`;

/** The log of looks at social media sites, and how the task of this term stands. */
export const monitoringPage = ({ school, member, view, done, isFirst }: MonitoringPage): string =>
  officePage({
    school,
    member,
    title: "Monitoring of social media sites",
    current: "review",
    back: pathTo("review"),
    news: done && <Recorded />,
    children: (
      <>
        <p class="govuk-body-l">
          The policy says that the school intends to monitor social media sites. Once a term
          somebody looks at those that people use, and records what they found.
        </p>
        <p class="govuk-body">
          <strong>{taskWords(view.task)}</strong>
        </p>
        {view.mayRecord && <Button href={pathTo("monitoringRecord")}>Record a look</Button>}
        <Looks view={view} />
        <Pagination
          {...(!isFirst && {
            previous: { href: pathTo("monitoring"), text: "The latest", labelText: "Page 1" },
          })}
          {...(view.next !== undefined && {
            next: { href: pageFrom(view.next), text: "Earlier", labelText: "Looks before these" },
          })}
        />
      </>
    ),
  });
