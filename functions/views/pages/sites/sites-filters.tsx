import { Button } from "#functions/views/components/button.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { isFiltered, oldest, type SiteFilter, youngest } from "#shared/domain/sites/site-filter.ts";
import { siteKinds } from "#shared/domain/sites/site-vocabulary.ts";

interface FiltersProps {
  readonly filter: SiteFilter;
  /** What can be looked for: only kinds of which there is one are offered. */
  readonly sites: readonly Site[];
}

const kindItems = (sites: readonly Site[]) => {
  const there = new Set<string>(sites.map(({ kind }) => kind));
  return [
    { value: "", text: "All kinds" },
    ...Object.entries(siteKinds)
      .filter(([kind]) => there.has(kind))
      .map(([value, text]) => ({ value, text })),
  ];
};

const ageItems = [
  { value: "", text: "Any age" },
  ...Array.from({ length: oldest - youngest + 1 }, (_, at) => ({
    value: String(youngest + at),
    text: `${youngest + at} years`,
  })),
];

/** A plain form that asks for the same page again; where scripts run, the box filters as one types. */
export const SitesFilters = ({ filter, sites }: FiltersProps) => (
  <form
    class="app-filters app-sites-filters app-no-print"
    method="get"
    action={pathTo("sites")}
    role="search"
  >
    <Input
      name="q"
      type="search"
      label={{ text: "Name of the site, app or game" }}
      value={filter.words}
      autocomplete="off"
      spellcheck={false}
      attributes={{ "data-filter": ".app-site, .app-closed-site", maxlength: "80" }}
    />
    <Select
      name="age"
      label={{ text: "How old the child is" }}
      items={ageItems}
      value={filter.age === undefined ? "" : String(filter.age)}
    />
    <Select
      name="kind"
      label={{ text: "Kind" }}
      items={kindItems(sites)}
      value={filter.kind ?? ""}
    />
    <div class="app-sites-filters__buttons">
      <Button classes="govuk-!-margin-bottom-0">Show</Button>
      {isFiltered(filter) && (
        <a class="govuk-link" href={pathTo("sites")}>
          Show all
        </a>
      )}
    </div>
  </form>
);
