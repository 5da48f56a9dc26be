import type { ComponentChildren } from "preact";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { ruleOf } from "#shared/domain/incident/change-rules.ts";
import type { HistoryEntry } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { NamedPerson, Submission } from "#shared/domain/incident/submission.ts";
import {
  categoryWords,
  involvementWords,
  kindWords,
  placeWords,
  relationshipWords,
} from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { siteName } from "#shared/domain/sites/known-sites.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { SummaryList } from "../components/summary-list.tsx";
import { StatusTag } from "./register.tsx";
import { signedInAs } from "./signed-in.ts";
import { Typed } from "./typed.tsx";

export interface IncidentPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly incident: Incident;
}

const notKnown = "Not known to the reporter";

const row = (text: string, value: ComponentChildren) => ({ key: { text }, value: { text: value } });

const Categories = ({ categories }: Submission) => (
  <ul class="govuk-list">
    {categories.map((one) => (
      <li>{categoryWords[one]}</li>
    ))}
  </ul>
);

const whenWords = ({ occurredOn, occurredAt }: Submission): string =>
  [dayInWords(occurredOn), occurredAt].filter(Boolean).join(" at ");

const siteWords = ({ site, siteOther }: Submission): string =>
  site === undefined ? (siteOther ?? "None given") : siteName(site);

/** The address is text, not a link: nobody should be led to the post by one careless press. */
const told = (one: Submission) => [
  row("Kind", kindWords[one.kind]),
  row("About", <Categories {...one} />),
  row("What happened", <Typed text={one.description} />),
  row("When", whenWords(one)),
  row("Where", one.place === "unknown" ? notKnown : placeWords[one.place]),
  row("Site, app or game", <Typed text={siteWords(one)} />),
  row("Web address", <Typed text={one.link ?? "None given"} />),
  row("Done already", <Typed text={one.immediateAction ?? "Nothing said"} />),
  row("Told someone in person", one.toldInPerson ? "Yes" : "No, or not said"),
];

const reporterRows = ({ reporter }: Submission) => [
  row(
    "Stands to the school as",
    reporter.relationship === "unknown" ? "Not said" : relationshipWords[reporter.relationship],
  ),
  row(
    "Name",
    reporter.anonymous ? "Stays anonymous" : <Typed text={reporter.name ?? "Not given"} />,
  ),
  ...(reporter.email === undefined ? [] : [row("Email", <Typed text={reporter.email} />)]),
];

const Person = ({ person, place }: { person: NamedPerson; place: number }) => (
  <SummaryList
    card={{ title: { text: `Person ${place + 1}`, headingLevel: 3 } }}
    rows={[
      row("Name", <Typed text={person.name ?? notKnown} />),
      row(
        "Stands to the school as",
        person.relationship === "unknown" ? notKnown : relationshipWords[person.relationship],
      ),
      row("What they had to do with it", involvementWords[person.involvement]),
      ...(person.roles.length > 0
        ? [row("Posts", person.roles.map((held) => roleWords[held]).join(", "))]
        : []),
    ]}
  />
);

const whatWords = (what: HistoryEntry["what"]): string =>
  what === "received"
    ? "Received from the reporter"
    : what === "reporter-message"
      ? "The reporter wrote"
      : ruleOf(what).banner;

const History = ({ incident }: Pick<IncidentPage, "incident">) => (
  <ol class="govuk-list govuk-list--number">
    {incident.history.map(({ at, what }) => (
      <li>
        {whatWords(what)}, {instantInWords(at)}
      </li>
    ))}
  </ol>
);

export const incidentPage = ({ school, member, incident }: IncidentPage): string =>
  page({
    title: incident.reference,
    school,
    current: "register",
    signedIn: signedInAs(member),
    back: pathTo("register"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">
            <span class="app-nowrap">{incident.reference}</span>
          </h1>
          <p class="govuk-body">
            <StatusTag status={incident.status} /> Received {instantInWords(incident.receivedAt)}
          </p>
          <h2 class="govuk-heading-m">What was reported</h2>
          <SummaryList rows={told(incident.told)} />
          <h2 class="govuk-heading-m">People</h2>
          {incident.told.people.length === 0 && <p class="govuk-body">Nobody was named.</p>}
          {incident.told.people.map((person, place) => (
            <Person person={person} place={place} />
          ))}
          <h2 class="govuk-heading-m">Reporter</h2>
          <SummaryList rows={reporterRows(incident.told)} />
          <h2 class="govuk-heading-m">History</h2>
          <History incident={incident} />
        </div>
      </div>
    ),
  });
