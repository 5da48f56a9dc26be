import { Table } from "#functions/views/components/table.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { shownWords } from "#shared/domain/incident/suppression.ts";
import { clauseId, clauses } from "#shared/domain/policy/clauses.ts";
import type { Evidence, ProposedChange } from "#shared/domain/review/evidence.ts";
import { periodWords } from "#shared/domain/school/school-year.ts";
import { changeInWords } from "#shared/domain/sites/site-words.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { Part } from "./section.tsx";

const changeWords: Readonly<Record<ProposedChange["change"], string>> = {
  edit: "Changed",
  add: "New",
  drop: "Dropped",
};

function titleOf({ title, clause }: ProposedChange): string {
  const named = clauseId.safeParse(clause).data;
  return title ?? (named === undefined ? clause : clauses[named].title);
}

const Proposed = ({ review, proposed }: Evidence) => (
  <>
    <h3 class="govuk-heading-m">What is proposed because of it</h3>
    {proposed.length === 0 ? (
      <p class="govuk-body">No change of the policy is proposed.</p>
    ) : (
      <Table
        stacks
        caption="Amendments of the policy"
        captionClasses="govuk-visually-hidden"
        head={[{ text: "Clause" }, { text: "How" }, { text: "Why" }, { text: "From incidents" }]}
        rows={proposed.map((one) => [
          { text: titleOf(one) },
          { text: changeWords[one.change] },
          { text: <span class="app-typed">{one.why}</span> },
          { text: one.fromLessons ? "Yes" : "No" },
        ])}
      />
    )}
    {review && (
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={pathTo("reviewOf", { key: review.key })}>
          See the amendments in the review
        </a>
      </p>
    )}
  </>
);

/** In how many incidents lessons named a clause, and what is proposed because of it. */
export const LessonsPart = ({ evidence }: { evidence: Evidence }) => (
  <Part part="lessons">
    <p class="govuk-body">
      What somebody recorded as a lesson stands with its incident, for those who work on it. Here is
      in how many incidents a clause was named, where it was 5 or more in a term.
    </p>
    {evidence.lessons.length === 0 ? (
      <p class="govuk-body">No clause was named in 5 incidents or more in a term.</p>
    ) : (
      <Table
        stacks
        caption="Clauses that incidents taught something about"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[{ text: "Clause" }, { text: "Incidents", format: "numeric" }]}
        rows={evidence.lessons.map(({ key, shown }) => [
          { text: clauses[key].title },
          { text: shownWords(shown), format: "numeric" },
        ])}
      />
    )}
    <Proposed {...evidence} />
  </Part>
);

/** When it was looked at how much. */
export const MonitoringPart = ({ evidence: { monitoring } }: { evidence: Evidence }) => (
  <Part part="monitoring">
    <p class="govuk-body">
      The policy says that the school intends to monitor social media sites. Somebody looks once a
      term, and signs what they found.
    </p>
    <Table
      stacks
      caption="Looks at social media sites by term"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        { text: "Term" },
        { text: "Times looked", format: "numeric" },
        { text: "Last on" },
        { text: "Sites" },
        { text: "Incidents reported", format: "numeric" },
      ]}
      rows={monitoring.map(({ term, looks, last, sites, incidents }) => [
        { text: periodWords(term) },
        { text: String(looks), format: "numeric" },
        { text: last ? <span class="app-nowrap">{dayInWords(last)}</span> : "Not recorded" },
        { text: sites.length === 0 ? "None" : sites.join(", ") },
        { text: shownWords(incidents), format: "numeric" },
      ])}
    />
    <p class="govuk-body app-no-print">
      <a class="govuk-link" href={pathTo("monitoring")}>
        See the log of monitoring
      </a>
    </p>
  </Part>
);

/** More changes than this are counted: the list itself tells of them all. */
const mostChanges = 60;

export const SitesPart = ({ evidence: { sites } }: { evidence: Evidence }) => {
  const more = sites.changes.length - mostChanges;
  return (
    <Part part="sites">
      <p class="govuk-body">
        {sites.versions === 0
          ? `The published list has not changed since ${dayInWords(sites.since)}.`
          : `The list was published ${sites.versions === 1 ? "once" : `${sites.versions} times`} since ${dayInWords(sites.since)}. Beside each other, its versions of then and now differ in ${sites.changes.length} ${sites.changes.length === 1 ? "record" : "records"}.`}
        {sites.isCut && " There were more versions than can be looked back at."}
      </p>
      {sites.changes.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {sites.changes.slice(0, mostChanges).map((one) => (
            <li>{changeInWords(one)}</li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={pathTo("sites")}>
          See the list
        </a>
      </p>
    </Part>
  );
};
