import { pathTo } from "#shared/contract/routes.ts";
import { attribution } from "#shared/domain/sites/first-list.ts";
import type { Site } from "#shared/domain/sites/site.ts";
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

const Closed = ({ one, successor }: { readonly one: Site; readonly successor?: Site }) => (
  <li id={one.slug}>
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

/** What is gone stands apart: children still hear the names, and copies of them turn up. */
export const ClosedSites = ({ sites }: { readonly sites: readonly Site[] }) => {
  const successorOf = (one: Site) => sites.find(({ slug }) => slug === one.successorSlug);
  const closed = sites.filter(({ status }) => status !== "active");
  return (
    <section aria-labelledby="closed">
      <h2 class="govuk-heading-l" id="closed">
        Closed or renamed
      </h2>
      <p class="govuk-body">
        These are gone. Whatever calls itself by one of these names now is something else.
      </p>
      <ul class="govuk-list govuk-list--spaced">
        {closed.map((one) => {
          const successor = successorOf(one);
          return <Closed one={one} {...(successor && { successor })} />;
        })}
        <li>
          <strong>Net Aware</strong>: the guide of NSPCC and O2 that the school’s policy pointed to
          until now. The partnership ended on 30 November 2021 and the site has closed. This list
          takes its place.
        </li>
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
