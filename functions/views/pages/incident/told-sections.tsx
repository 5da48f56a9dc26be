import type { ComponentChildren } from "preact";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { peopleOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { NamedPerson, Submission } from "#shared/domain/incident/submission.ts";
import {
  categoryWords,
  involvementWords,
  kindWords,
  placeWords,
  relationshipWords,
} from "#shared/domain/incident/vocabulary.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import { siteName, siteNamed } from "#shared/domain/sites/known-sites.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";

const notKnown = "Not known to the reporter";

export const row = (text: string, value: ComponentChildren) => ({
  key: { text },
  value: { text: value },
});

export const Categories = ({ categories }: Pick<Submission, "categories">) => (
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

/** Leads from a site to what the school’s list says of it. */
const OnTheList = ({ told: { site, siteOther } }: Pick<Incident, "told">) => {
  const slug = site ?? (siteOther === undefined ? undefined : siteNamed(siteOther));
  return slug === undefined ? null : (
    <>
      {" "}
      <a class="govuk-link app-no-print" href={`${pathTo("sites")}#${slug}`}>
        See it on the list of sites
      </a>
    </>
  );
};

/** As the reporter told it. The address is text, not a link: nobody is led to the post by a careless press. */
export const Told = ({ told }: Pick<Incident, "told">) => (
  <SummaryList
    rows={[
      row("Kind", kindWords[told.kind]),
      row("About", <Categories {...told} />),
      row("What happened", <Typed text={told.description} />),
      row("When", whenWords(told)),
      row("Where", told.place === "unknown" ? notKnown : placeWords[told.place]),
      row(
        "Site, app or game",
        <>
          <Typed text={siteWords(told)} />
          <OnTheList told={told} />
        </>,
      ),
      row("Web address", <Typed text={told.link ?? "None given"} />),
      row("Done already", <Typed text={told.immediateAction ?? "Nothing said"} />),
      row("Told someone in person", told.toldInPerson ? "Yes" : "No, or not said"),
    ]}
  />
);

export const Reporter = ({ told: { reporter } }: Pick<Incident, "told">) => (
  <SummaryList
    rows={[
      row(
        "Stands to the school as",
        reporter.relationship === "unknown" ? "Not said" : relationshipWords[reporter.relationship],
      ),
      row(
        "Name",
        reporter.anonymous ? "Stays anonymous" : <Typed text={reporter.name ?? "Not given"} />,
      ),
      ...(reporter.email === undefined ? [] : [row("Email", <Typed text={reporter.email} />)]),
    ]}
  />
);

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

export const People = (incident: Pick<Incident, "told" | "work">) => {
  const people = peopleOf(incident);
  return (
    <>
      {people.length === 0 && <p class="govuk-body">Nobody is named.</p>}
      {people.map((person, place) => (
        <Person person={person} place={place} />
      ))}
      {incident.work.people !== undefined && (
        <p class="govuk-body-s">Corrected: the reporter’s own words are in the history.</p>
      )}
    </>
  );
};
