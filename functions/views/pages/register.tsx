import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import {
  filterQuery,
  isFiltered,
  isOverdue,
  type RegisterFilter,
} from "#shared/domain/incident/register-filter.ts";
import { bands } from "#shared/domain/incident/risk.ts";
import { status, statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames } from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, type Instant, schoolDay } from "#shared/domain/time.ts";
import { Pagination } from "../components/pagination.tsx";
import { Table } from "../components/table.tsx";
import { Tag } from "../components/tag.tsx";
import { WarningText } from "../components/warning-text.tsx";
import { RegisterFilters } from "./register-filters.tsx";
import { signedInAs } from "./signed-in.ts";
import { StatusTag } from "./status-tag.tsx";
import { Typed } from "./typed.tsx";

export interface RegisterPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly view: {
    readonly lines: readonly RegisterLine[];
    /** How far back a narrowed register was searched, if there is more. */
    readonly searchedTo?: Instant;
  };
  /** What waits for this person: on the first page only. */
  readonly work:
    | {
        readonly lines: readonly RegisterLine[];
        readonly counts: Readonly<Partial<Record<RegisterLine["status"], number>>>;
        readonly overdue: number;
      }
    | undefined;
  /** Mails that did not get out; more than a page of their list shows stands for all that are more. */
  readonly givenUp: number;
  readonly filter: RegisterFilter;
  readonly isFirst: boolean;
  readonly next: string | undefined;
  readonly now: Instant;
}

const head = ["Reference", "Title", "Received", "Kind", "About", "Risk", "Status"];

const rowOf = (line: RegisterLine, now: Instant) => [
  <a class="govuk-link app-nowrap" href={pathTo("incident", { reference: line.reference })}>
    {line.reference}
  </a>,
  line.title === undefined ? "Not triaged yet" : <Typed text={line.title} />,
  dayInWords(schoolDay(line.receivedAt)),
  kindNames[line.kind],
  line.categories.map((one) => categoryWords[one]).join("; "),
  line.band === undefined ? "Not assessed" : bands[line.band].words,
  <>
    <StatusTag status={line.status} />
    {isOverdue(line, schoolDay(now)) && (
      <>
        {" "}
        <Tag classes="govuk-tag--red">Action overdue</Tag>
      </>
    )}
  </>,
];

interface LinesProps {
  readonly lines: readonly RegisterLine[];
  readonly caption: string;
  readonly now: Instant;
}

const Lines = ({ lines, caption, now }: LinesProps) => (
  <Table
    stacks
    firstCellIsHeader
    caption={caption}
    captionClasses="govuk-table__caption--m"
    head={head.map((text) => ({ text }))}
    rows={lines.map((line) => rowOf(line, now).map((text) => ({ text })))}
  />
);

const Count = ({ count, words, query }: { count: number; words: string; query: string }) => (
  <li class="app-count">
    <a class="govuk-link" href={`${pathTo("register")}?${query}`}>
      <span class="app-count__number">{count}</span> {words}
    </a>
  </li>
);

/** Open work at a glance, then what waits for this person. */
const MyWork = ({ work, now }: Pick<RegisterPage, "work" | "now">) => {
  if (!work) return null;
  const open = status.options.filter((one) => (work.counts[one] ?? 0) > 0);
  return (
    <>
      {open.length > 0 && (
        <ul class="app-counts" aria-label="Open incidents">
          {open.map((one) => (
            <Count
              count={work.counts[one] ?? 0}
              words={statusWords[one].staff.toLowerCase()}
              query={`status=${one}`}
            />
          ))}
          {work.overdue > 0 && (
            <Count count={work.overdue} words="with an overdue action" query="overdue=yes" />
          )}
        </ul>
      )}
      {work.lines.length > 0 && <Lines lines={work.lines} caption="Waiting for you" now={now} />}
    </>
  );
};

/** Mails on a page of their list. */
const countedExactly = 25;

/** Somebody was not told of something: the first thing to see here, and only if it is so. */
const GivenUp = ({ givenUp }: Pick<RegisterPage, "givenUp">) => {
  if (givenUp === 0) return null;
  const count = givenUp > countedExactly ? `More than ${countedExactly}` : String(givenUp);
  return (
    <WarningText>
      <a class="govuk-link" href={pathTo("messages")}>
        {count} {givenUp === 1 ? "mail" : "mails"} did not get out
      </a>
    </WarningText>
  );
};

const emptyWords = ({ isFirst, filter, view }: RegisterPage): string => {
  if (view.searchedTo !== undefined) {
    return `Nothing found as far as ${dayInWords(schoolDay(view.searchedTo))}. The search goes on with the next page.`;
  }
  if (isFiltered(filter)) return "Nothing in the register fits. Choose less, or show all.";
  return isFirst
    ? "There is nothing in the register that is open to you yet. A report appears here as soon as it is sent."
    : "There are no more incidents.";
};

const Found = (props: RegisterPage) => {
  const { view, filter, now } = props;
  if (view.lines.length === 0) return <p class="govuk-body">{emptyWords(props)}</p>;
  const isNarrowed = isFiltered(filter);
  return (
    <>
      <Lines
        lines={view.lines}
        caption={`${isNarrowed ? "Found" : "All incidents"}, ${filter.oldestFirst ? "oldest" : "newest"} first`}
        now={now}
      />
      {view.searchedTo !== undefined && (
        <p class="govuk-body">
          {view.lines.length} found as far as {dayInWords(schoolDay(view.searchedTo))}. The search
          goes on with the next page.
        </p>
      )}
    </>
  );
};

export const registerPage = (props: RegisterPage): string => {
  const { school, member, work, givenUp, filter, isFirst, next, now } = props;
  const first = `${pathTo("register")}?${filterQuery(filter)}`;
  return page({
    title: "Register",
    school,
    wide: true,
    current: "register",
    signedIn: signedInAs(member),
    children: (
      <>
        <h1 class="govuk-heading-l">Register</h1>
        <GivenUp givenUp={givenUp} />
        <MyWork work={work} now={now} />
        <RegisterFilters school={school} filter={filter} now={now} />
        <Found {...props} />
        <Pagination
          previous={isFirst ? undefined : { href: first, text: "First page" }}
          next={next === undefined ? undefined : { href: next, text: "More incidents" }}
        />
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={pathTo("summary")}>
            Figures by term and year
          </a>
          {" · "}
          <a class="govuk-link" href={pathTo("lessons")}>
            Lessons for the policy
          </a>
          {" · "}
          <a class="govuk-link" href={`${pathTo("registerCsv")}?${filterQuery(filter)}`}>
            Save this list for a spreadsheet
          </a>
          {" · "}
          <a class="govuk-link" href={pathTo("messages")}>
            Mail that did not get out
          </a>
        </p>
      </>
    ),
  });
};
