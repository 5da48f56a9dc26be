import { Table } from "#functions/views/components/table.tsx";
import { pathTo, type RouteName } from "#shared/contract/routes.ts";
import { type Audience, audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { AcknowledgedVersion, Evidence, MailingLine } from "#shared/domain/review/evidence.ts";
import type { LawDate } from "#shared/domain/review/law-dates.ts";
import type { OpenQuestion } from "#shared/domain/review/open-questions.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { mailingWords } from "../reminders/reminder-words.ts";
import { Part } from "./section.tsx";

const numeric = (count: number) => ({ text: String(count), format: "numeric" as const });
const head = (...texts: readonly string[]) =>
  texts.map((text, at) => (at === 0 ? { text } : { text, format: "numeric" as const }));

const Mailings = ({ mailings }: { mailings: readonly MailingLine[] }) => (
  <Table
    stacks
    caption="What was sent"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={[
      { text: "Mail" },
      { text: "Begun on" },
      { text: "Policy version", format: "numeric" },
      { text: "Sent", format: "numeric" },
      { text: "Did not arrive", format: "numeric" },
      { text: "Wanted none", format: "numeric" },
    ]}
    rows={mailings.map((one) => [
      { text: `${mailingWords(one)}${one.isDone ? "" : " (under way)"}` },
      { text: <span class="app-nowrap">{dayInWords(one.on)}</span> },
      { text: one.version === undefined ? "Not known" : String(one.version), format: "numeric" },
      numeric(one.sent),
      numeric(one.failed + one.suppressed),
      numeric(one.unsubscribed),
    ])}
  />
);

const Mailed = ({ mailed }: Pick<Evidence, "mailed">) => (
  <Table
    stacks
    caption="All of it, by audience"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={head("Audience", "Sent", "Did not arrive", "Wanted none")}
    rows={audiences.map((one) => {
      const { sent, failed, suppressed, unsubscribed } = mailed[one];
      return [
        { text: audienceWords[one] },
        numeric(sent),
        numeric(failed + suppressed),
        numeric(unsubscribed),
      ];
    })}
  />
);

/** `12 of 15 (80%)`. */
function rateWords({ byAudience }: AcknowledgedVersion, audience: Audience): string {
  const { people, acknowledged } = byAudience[audience];
  if (people === 0) return "Nobody in the list";
  const percent = Math.round((100 * acknowledged) / people);
  // All is said of all alone.
  return `${acknowledged} of ${people} (${acknowledged < people ? Math.min(99, percent) : 100}%)`;
}

const versionWords = ({ number, isInForce }: AcknowledgedVersion): string =>
  `Version ${number}${isInForce ? ", in force" : ""}`;

const Acknowledged = ({ acknowledged }: Pick<Evidence, "acknowledged">) => (
  <Table
    stacks
    caption="Who has said that they read the policy, of those in the list today"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={head("Audience", ...acknowledged.map(versionWords))}
    rows={audiences.map((one) => [
      { text: audienceWords[one] },
      ...acknowledged.map((version) => ({
        text: rateWords(version, one),
        format: "numeric" as const,
      })),
    ])}
  />
);

export const RemindersPart = ({ evidence }: { evidence: Evidence }) => (
  <Part part="reminders">
    {evidence.mailings.length === 0 ? (
      <p class="govuk-body">No reminder was sent in this school year.</p>
    ) : (
      <>
        <Mailings mailings={evidence.mailings} />
        <Mailed mailed={evidence.mailed} />
      </>
    )}
    {evidence.acknowledged.length === 0 ? (
      <p class="govuk-body">No version of the policy that this service knows was in force then.</p>
    ) : (
      <Acknowledged acknowledged={evidence.acknowledged} />
    )}
  </Part>
);

const Law = ({ on, what, means, source, checkedOn, toCheck }: LawDate) => (
  <li class="app-evidence__law">
    <h3 class="govuk-heading-s">{dayInWords(on)}</h3>
    <p class="govuk-body">{what}</p>
    <p class="govuk-body">For the policy: {means}</p>
    {toCheck && (
      <p class="govuk-body">
        <strong>To be checked by a person:</strong> {toCheck}
      </p>
    )}
    <p class="govuk-body-s">
      Source: {source}. Looked at on {dayInWords(checkedOn)}.
    </p>
  </li>
);

export const LawPart = ({ evidence: { law } }: { evidence: Evidence }) => (
  <Part part="law">
    <p class="govuk-body">
      {law.since
        ? `What is known to have changed since ${dayInWords(law.since)}, when the policy was last approved.`
        : "What is known to have changed since the policy was first written in February 2018."}{" "}
      This is no legal advice.
    </p>
    {law.dates.length === 0 ? (
      <p class="govuk-body">Nothing is known.</p>
    ) : (
      <ol class="govuk-list">
        {law.dates.map((one) => (
          <Law {...one} />
        ))}
      </ol>
    )}
  </Part>
);

/** Where each is worked on, if there is a page that readers of this one may open. */
const places: Readonly<Partial<Record<OpenQuestion["what"], RouteName>>> = {
  "term-dates": "terms",
  monitoring: "monitoring",
};

const Question = ({ what, words }: OpenQuestion) => {
  const place = places[what];
  return (
    <li>
      {place ? (
        <a class="govuk-link" href={pathTo(place)}>
          {words}
        </a>
      ) : (
        words
      )}
    </li>
  );
};

export const OpenPart = ({ evidence: { open, at } }: { evidence: Evidence }) => (
  <Part part="open">
    <p class="govuk-body">As it stood on {dayInWords(schoolDay(at))}.</p>
    {open.length === 0 ? (
      <p class="govuk-body">Nothing is open.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {open.map((one) => (
          <Question {...one} />
        ))}
      </ul>
    )}
  </Part>
);
