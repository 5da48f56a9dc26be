import { Details } from "#functions/views/components/details.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import {
  isFound,
  type SiteFilter,
  type Verdict,
  verdictFor,
} from "#shared/domain/sites/site-filter.ts";
import { publishedSites, type SiteList } from "#shared/domain/sites/site-list.ts";
import { type Day, dayInWords, schoolDay } from "#shared/domain/time.ts";
import { SiteCard } from "./site-card.tsx";
import { SitesFilters } from "./sites-filters.tsx";
import { ClosedSites, RecentChanges, UnderSixteens, WhereFrom } from "./sites-sections.tsx";

export interface SitesPage {
  readonly school: SchoolProfile;
  readonly list: SiteList;
  readonly filter: SiteFilter;
  readonly today: Day;
  /** The first day of the present term: what changed since then is told. */
  readonly since: Day;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly sites: readonly Site[];
}

const verdicts: readonly (readonly [Verdict, (years: number) => string])[] = [
  ["yes", (years) => `A child of ${years} may have an account`],
  ["with-parent", () => "Only in an account that a parent makes and looks after"],
  ["not-stated", () => "No lowest age is stated: look together and decide"],
  ["no", (years) => `Not at ${years}`],
];

/** All in one group, or those for a child's age apart from those that are not. */
function groupsOf(active: readonly Site[], { age }: SiteFilter, today: Day): readonly Group[] {
  if (age === undefined) return [{ id: "all", title: "All sites, apps and games", sites: active }];
  return verdicts.map(([verdict, title]) => ({
    id: verdict,
    title: title(age),
    sites: active.filter((one) => verdictFor(one, age, today) === verdict),
  }));
}

const title = "Sites, apps and games by age";

const foundWords = (count: number, all: number): string =>
  count === all ? `All ${all} are shown` : `${count} of ${all} are shown`;

const Introduction = ({ school, list }: SitesPage) => (
  <>
    <h1 class="govuk-heading-xl">{title}</h1>
    <p class="govuk-body-l">
      For parents and carers of {school.name}: from which age on a child may have an account, where
      that is from, and what a younger child can do instead.
    </p>
    <p class="govuk-body">
      List version {list.version}, published on {dayInWords(schoolDay(list.publishedAt))}.{" "}
      <a class="govuk-link" href="#changes">
        What changed
      </a>
      .
    </p>
    <InsetText>
      Children at nursery are too young for an account of their own on nearly all of these.
    </InsetText>
  </>
);

const SiteGroup = ({ group, model }: { readonly group: Group; readonly model: SitesPage }) => {
  const { list, filter, today } = model;
  const membersOf = ({ members }: Site) =>
    publishedSites(list).filter(({ slug }) => members.includes(slug));
  const isHidden = (one: Site) => !isFound(one, filter);
  return (
    <section
      class="app-sites-group"
      aria-labelledby={`group-${group.id}`}
      hidden={group.sites.every(isHidden)}
    >
      <h2 class="govuk-heading-l" id={`group-${group.id}`}>
        {group.title}
      </h2>
      <ul class="app-sites">
        {group.sites.map((one) => (
          <SiteCard one={one} today={today} hidden={isHidden(one)} members={membersOf(one)} />
        ))}
      </ul>
    </section>
  );
};

/** Said where nothing is found; kept in the page for the script, which finds nothing as one types. */
const NothingFound = ({ hidden, school }: { hidden: boolean; school: SchoolProfile }) => (
  <p class="govuk-body app-nothing" hidden={hidden}>
    There is nothing like this on the list. Try a shorter word, or ask the school on{" "}
    <a class="govuk-link app-nowrap" href={`tel:${school.phone.replaceAll(" ", "")}`}>
      {school.phone}
    </a>
    . No entry does not mean that a site is safe.
  </p>
);

/** The published list for parents and carers. */
export const sitesPage = (model: SitesPage): string => {
  const { school, list, filter, today } = model;
  const sites = publishedSites(list);
  const active = sites.filter(({ status }) => status === "active");
  const found = sites.filter((one) => isFound(one, filter)).length;
  // Once staff have entered the law, entries say it, and a plan is told of no more.
  const isPlanned = active.some((one) => one.ukUnder16 === "named" && one.legalFloor === null);
  return page({
    title,
    school,
    current: "sites",
    children: (
      <>
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <Introduction {...model} />
            <SitesFilters filter={filter} sites={sites} />
            <p
              class="govuk-body app-sites-found"
              role="status"
              data-found
              data-all={String(sites.length)}
            >
              {foundWords(found, sites.length)}
            </p>
            {isPlanned && (
              <Details summaryText="The plan for under-16s in the United Kingdom">
                <UnderSixteens />
              </Details>
            )}
            <NothingFound hidden={found > 0} school={school} />
          </div>
        </div>
        {groupsOf(active, filter, today).map((group) => (
          <SiteGroup group={group} model={model} />
        ))}
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <ClosedSites sites={sites} filter={filter} />
            <RecentChanges {...model} />
            <WhereFrom list={list} />
            <PrintButton>Print the list</PrintButton>
          </div>
        </div>
      </>
    ),
  });
};
