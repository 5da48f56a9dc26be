import { pathTo } from "#shared/contract/routes.ts";
import { attribution } from "#shared/domain/sites/first-list.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { isFound, type SiteFilter, wordsOf } from "#shared/domain/sites/site-filter.ts";
import { changesSince, type SiteList } from "#shared/domain/sites/site-list.ts";
import { changeInWords, roughDayInWords } from "#shared/domain/sites/site-words.ts";
import { type Day, dayInWords, schoolDay } from "#shared/domain/time.ts";

/** Announced on 15 June 2026 by the government: a plan until regulations are made. */
export const UnderSixteens = () => (
  <>
    <p>
      On 15 June 2026 the government announced that some services must keep out everybody under 16.
      It named Facebook, Instagram, Snapchat, TikTok, X and YouTube. It named WhatsApp, Signal and
      YouTube Kids as outside the plan.
    </p>
    <p>
      It was not law when this list was put together in November 2026, and it is expected to be in
      force in spring 2027. The services have to act, not parents. Entries say so where it matters.
    </p>
  </>
);

interface ClosedProps {
  readonly one: Site;
  readonly successor: Site | undefined;
  readonly hidden: boolean;
}

const Closed = ({ one, successor, hidden }: ClosedProps) => (
  <li
    class="app-closed-site"
    id={one.slug}
    data-kind={one.kind}
    data-words={wordsOf(one)}
    hidden={hidden}
  >
    <strong>{one.name}</strong>:{" "}
    {one.status === "replaced" ? "goes on under another name" : "closed"}
    {one.statusSince !== null && ` (${roughDayInWords(one.statusSince)})`}
    {successor && (
      <>
        . In its place:{" "}
        <a class="govuk-link" href={`#${successor.slug}`}>
          {successor.name}
        </a>
      </>
    )}
    . {one.minAgeNote}
  </li>
);

interface ClosedSitesProps {
  readonly sites: readonly Site[];
  readonly filter: SiteFilter;
}

/** What is gone stands apart, and is found like the rest: children still hear the names. */
export const ClosedSites = ({ sites, filter }: ClosedSitesProps) => {
  const successorOf = (one: Site) => sites.find(({ slug }) => slug === one.successorSlug);
  const closed = sites.filter(({ status }) => status !== "active");
  const isHidden = (one: Site) => !isFound(one, filter);
  return (
    <section aria-labelledby="closed" hidden={closed.every(isHidden)}>
      <h2 class="govuk-heading-l" id="closed">
        Closed or renamed
      </h2>
      <p class="govuk-body">
        These are gone. Whatever calls itself by one of these names now is something else.
      </p>
      <ul class="govuk-list govuk-list--spaced">
        {closed.map((one) => (
          <Closed one={one} successor={successorOf(one)} hidden={isHidden(one)} />
        ))}
      </ul>
    </section>
  );
};

interface RecentProps {
  readonly list: SiteList;
  readonly since: Day;
}

export const RecentChanges = ({ list, since }: RecentProps) => {
  const recent = changesSince(list, since);
  return (
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-l" id="changes">
        What changed since last term
      </h2>
      {recent.length === 0 ? (
        <p class="govuk-body">Nothing changed since {dayInWords(since)}.</p>
      ) : (
        recent.map(({ version, publishedAt, changes }) => (
          <>
            <h3 class="govuk-heading-s">
              {dayInWords(schoolDay(publishedAt))}, version {version}
            </h3>
            <ul class="govuk-list govuk-list--bullet">
              {changes.map((one) => (
                <li>{changeInWords(one)}</li>
              ))}
            </ul>
          </>
        ))
      )}
    </section>
  );
};

export const WhereFrom = ({ list }: { readonly list: SiteList }) => (
  <section aria-labelledby="sources">
    <h2 class="govuk-heading-l" id="sources">
      Where this is from
    </h2>
    <p class="govuk-body">
      Each entry names its source and the day of that source. A change of any age is decided by the
      school’s computing lead or safeguarding lead, a lower age by both. Ages of content (PEGI) are
      advice on what is in a game; they are no ages for an account.
    </p>
    <p class="govuk-body">
      The school’s policy used to point to Net Aware, the guide of NSPCC and O2. Their partnership
      ended on 30 November 2021 and the site has closed. This list takes its place.
    </p>
    <p class="govuk-body-s">
      {attribution}. List version {list.version}.
    </p>
    <p class="govuk-body app-no-print">
      For other programs:{" "}
      <a class="govuk-link" href={pathTo("sitesJson")}>
        JSON
      </a>
      ,{" "}
      <a class="govuk-link" href={pathTo("sitesCsv")}>
        spreadsheet (CSV)
      </a>
      ,{" "}
      <a class="govuk-link" href={pathTo("sitesAtom")}>
        feed of changes (Atom)
      </a>
      .
    </p>
  </section>
);
