import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { isFiltered, type RegisterFilter } from "#shared/domain/incident/register-filter.ts";
import { statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames, relationshipWords } from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { lastYears, periodKey, periodWords, termsOf } from "#shared/domain/school/school-year.ts";
import type { Instant } from "#shared/domain/time.ts";

interface FiltersProps {
  readonly school: SchoolProfile;
  readonly filter: RegisterFilter;
  readonly now: Instant;
}

const choices = (words: Readonly<Record<string, string>>) => [
  { value: "", text: "All" },
  ...Object.entries(words).map(([value, text]) => ({ value, text })),
];

const statusNames = Object.fromEntries(
  Object.entries(statusWords).map(([status, { staff }]) => [status, staff]),
);

/** The last three school years, each followed by its terms. */
const periods = (now: Instant) =>
  Object.fromEntries(
    lastYears(now, 3)
      .flatMap((year) => [{ year }, ...termsOf(year)])
      .map((period) => [periodKey(period), periodWords(period)]),
  );

const selects = ({ school, filter, now }: FiltersProps) =>
  [
    ["status", "Status", filter.status, statusNames],
    ["kind", "Kind", filter.kind, kindNames],
    ["category", "About", filter.category, categoryWords],
    [
      "relationship",
      "Somebody involved is",
      filter.relationship,
      { ...relationshipWords, unknown: "Not known" },
    ],
    ["period", "Received in", filter.period, periods(now)],
    [
      "owner",
      "Who sees to it",
      filter.owner,
      Object.fromEntries(school.people.map(({ id, name }) => [id, name])),
    ],
  ] as const;

/** Narrows the register: a plain form that asks for the same page again. */
export const RegisterFilters = (props: FiltersProps) => {
  const { filter } = props;
  return (
    <Details
      summaryText="Search and filter"
      open={isFiltered(filter) || filter.oldestFirst}
      classes="app-no-print"
    >
      <form method="get" action={pathTo("register")}>
        <Input
          name="text"
          type="search"
          label={{ text: "Reference, or words of the title" }}
          classes="govuk-input--width-20"
          value={filter.text}
        />
        <div class="app-filters">
          {selects(props).map(([name, label, value, words]) => (
            <Select
              name={name}
              label={{ text: label }}
              items={choices(words)}
              value={value ?? ""}
            />
          ))}
        </div>
        <Select
          name="sort"
          label={{ text: "Order" }}
          items={[
            { value: "", text: "Newest first" },
            { value: "oldest", text: "Oldest first" },
          ]}
          value={filter.oldestFirst ? "oldest" : ""}
        />
        <Checkboxes
          name="overdue"
          classes="govuk-checkboxes--small"
          items={[{ value: "yes", text: "Only with an overdue action" }]}
          values={filter.overdue ? ["yes"] : []}
        />
        <div class="govuk-button-group">
          <Button>Show</Button>
          <a class="govuk-link" href={pathTo("register")}>
            Show all
          </a>
        </div>
      </form>
    </Details>
  );
};
