import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type AuditMonth, lastMonths, lookWords } from "#shared/domain/incident/audit.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { monthWords } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";
import { Button } from "../components/button.tsx";
import { Input } from "../components/input.tsx";
import { Pagination } from "../components/pagination.tsx";
import { Select } from "../components/select.tsx";
import { Table } from "../components/table.tsx";
import { whatWords } from "./incident/history.tsx";
import { signedInAs } from "./signed-in.ts";

/** One look, as `readAudit` tells of it. */
interface Look {
  readonly at: Instant;
  readonly who: string;
  readonly what: keyof typeof lookWords;
  readonly reference?: Reference | undefined;
  /** True if the reader may open the incident, too. */
  readonly opens: boolean;
}

/** The audit of one incident: its changes stand beside the looks at it. */
interface About {
  readonly reference: Reference;
  readonly opens: boolean;
  readonly changes: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly what: Parameters<typeof whatWords>[0];
  }[];
}

export interface AuditPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly now: Instant;
  readonly month: AuditMonth;
  readonly looks: readonly Look[];
  /** The incident that was asked for; absent for a month's looks at all of them. */
  readonly about?: About | undefined;
  readonly isFirst: boolean;
  readonly next: string | undefined;
}

/** Months that are offered; older ones can still be asked for by their address. */
const monthsOffered = 13;

/** The audit of a month, and of one incident if it is given. */
export const auditAddress = (month: AuditMonth, reference?: Reference, after?: string): string => {
  const query = new URLSearchParams({
    month,
    ...(reference && { reference }),
    ...(after && { after }),
  });
  return `${pathTo("audit")}?${query}`;
};

const Choose = ({ month, now, about }: Pick<AuditPage, "month" | "now" | "about">) => (
  <form class="app-choose app-screen-only" method="get" action={pathTo("audit")}>
    <Select
      name="month"
      label={{ text: "Month" }}
      value={month}
      items={[...new Set([...lastMonths(now, monthsOffered), month])].map((one) => ({
        value: one,
        text: monthWords(one),
      }))}
    />
    <Input
      name="reference"
      label={{ text: "Reference, if it is about one incident" }}
      classes="govuk-input--width-10"
      value={about?.reference}
      spellcheck={false}
    />
    <Button classes="govuk-button--secondary">Show</Button>
  </form>
);

const Link = ({ reference, month, opens }: Look & { month: AuditMonth }) =>
  reference === undefined ? (
    "None in particular"
  ) : (
    <>
      {opens ? (
        <a class="govuk-link app-nowrap" href={pathTo("incident", { reference })}>
          {reference}
        </a>
      ) : (
        <span class="app-nowrap">{reference}</span>
      )}
      <br />
      <a class="govuk-link" href={auditAddress(month, reference)}>
        Who looked at it<span class="govuk-visually-hidden">, {reference}</span>
      </a>
    </>
  );

const Looks = ({ looks, month, about }: Pick<AuditPage, "looks" | "month" | "about">) => (
  <Table
    stacks
    firstCellIsHeader
    caption={`Looks in ${monthWords(month)}, newest first`}
    captionClasses={about ? "govuk-table__caption--m" : "govuk-visually-hidden"}
    head={["When", "Who", "What", ...(about ? [] : ["Incident"])].map((text) => ({ text }))}
    rows={looks.map((look) => [
      { text: instantInWords(look.at) },
      { text: look.who },
      { text: lookWords[look.what] },
      ...(about ? [] : [{ text: <Link {...look} month={month} /> }]),
    ])}
  />
);

const Changes = ({ changes }: About) => (
  <Table
    stacks
    firstCellIsHeader
    caption="Every change there ever was, newest first"
    captionClasses="govuk-table__caption--m"
    head={["When", "Who", "What"].map((text) => ({ text }))}
    rows={changes.map(({ at, by, what }) => [
      { text: instantInWords(at) },
      { text: by === "reporter" ? "The reporter" : by },
      { text: whatWords(what) },
    ])}
  />
);

const Introduction = ({ month, about }: Pick<AuditPage, "month" | "about">) => (
  <>
    {about?.opens && (
      <p class="govuk-body">
        <a class="govuk-link" href={pathTo("incident", { reference: about.reference })}>
          Open the incident
        </a>{" "}
        to see what each change was.
      </p>
    )}
    {about && (
      <p class="govuk-body">
        <a class="govuk-link" href={auditAddress(month)}>
          Looks at all incidents in {monthWords(month)}
        </a>
      </p>
    )}
    {!about && (
      <p class="govuk-body">
        Everybody who opens an incident is noted here, you too. Incidents that are kept from you are
        not here.
      </p>
    )}
  </>
);

const Pages = ({ isFirst, next, month, about }: AuditPage) => (
  <Pagination
    previous={
      isFirst ? undefined : { href: auditAddress(month, about?.reference), text: "Newest looks" }
    }
    next={next === undefined ? undefined : { href: next, text: "Older looks" }}
  />
);

export const auditPage = (model: AuditPage): string => {
  const { school, member, month, about, looks } = model;
  const title = about ? `Who looked at ${about.reference}` : `Who looked at what`;
  return page({
    title: `${title}, ${monthWords(month)}`,
    school,
    wide: true,
    current: "audit",
    signedIn: signedInAs(member),
    children: (
      <>
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{monthWords(month)}</span> {title}
        </h1>
        <Choose {...model} />
        <Introduction {...model} />
        {looks.length > 0 ? (
          <Looks {...model} />
        ) : (
          <p class="govuk-body">There are no {model.isFirst ? "" : "older "}looks in this month.</p>
        )}
        <Pages {...model} />
        {about && <Changes {...about} />}
      </>
    ),
  });
};
