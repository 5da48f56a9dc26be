import { Button } from "#functions/views/components/button.tsx";
import { DateInput } from "#functions/views/components/date-input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { CalendarEntry } from "#shared/domain/school/term-calendar.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { faultOf } from "../fault-summary.tsx";
import { officePage } from "../office-page.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { stepAddress } from "./terms-page.tsx";

export interface TermPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** The version of the calendar that this person has before them. */
  readonly seen: number;
  /** The term whose dates stand there already; undefined to add one of `choices`. */
  readonly changes?: Term | undefined;
  readonly choices: readonly Term[];
  readonly typed: URLSearchParams;
  readonly faults: readonly InputFault[];
  /** What others did since the form was opened. */
  readonly since: readonly CalendarEntry[];
}

type Typed = Pick<TermPage, "typed" | "faults">;

interface DayProps extends Typed {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
}

const DayField = ({ name, legend, hint, typed, faults }: DayProps) => (
  <DateInput
    id={name}
    namePrefix={name}
    fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--s" } }}
    hint={hint === undefined ? undefined : { text: hint }}
    values={Object.fromEntries(typed)}
    errorMessage={faultOf(faults, name)}
  />
);

const TermChoice = ({ choices, typed, faults }: Pick<TermPage, "choices"> & Typed) => (
  <Select
    name="term"
    label={{ text: "Which term?", classes: "govuk-label--s" }}
    value={typed.get("term") ?? ""}
    errorMessage={faultOf(faults, "term")}
    items={[
      { value: "", text: "Choose a term" },
      ...choices.map((term) => ({ value: keyOf(term), text: periodWords(term) })),
    ]}
  />
);

const Fields = ({ typed, faults }: Typed) => (
  <>
    <DayField
      name="from"
      legend="First day of the term"
      hint="For example, 3 9 2026"
      typed={typed}
      faults={faults}
    />
    <DayField name="to" legend="Last day of the term" typed={typed} faults={faults} />
    <DayField
      name="half-from"
      legend="First day of half term"
      hint="The first day without school. Leave it empty if there is none."
      typed={typed}
      faults={faults}
    />
    <DayField name="half-to" legend="Last day of half term" typed={typed} faults={faults} />
    <Textarea
      name="inset"
      label={{ text: "Training days in this term", classes: "govuk-label--s" }}
      hint={{ text: "Days on which no children come. One a line, for example 3/9/2026." }}
      rows={3}
      value={typed.get("inset") ?? ""}
      errorMessage={faultOf(faults, "inset")}
    />
  </>
);

const dateFields = ["from", "to", "half-from", "half-to"];
const targetOf = (field: string): string =>
  dateFields.includes(field) ? `#${field}-day` : `#${field}`;

/** The form that adds a term or changes its dates. */
export function termPage(form: TermPage): string {
  const { school, member, seen, changes, typed, faults, since } = form;
  const title = changes ? `Change the dates of ${periodWords(changes)}` : "Add a term";
  return officePage({
    school,
    member,
    title,
    current: "terms",
    back: pathTo("terms"),
    faults,
    targetOf,
    news: <ChangedMeanwhile since={since} />,
    children: (
      <>
        <form method="post" action={stepAddress("term", changes)} novalidate>
          <input type="hidden" name="seen" value={seen} />
          {changes ? (
            <input type="hidden" name="term" id="term" value={keyOf(changes)} />
          ) : (
            <TermChoice {...form} />
          )}
          <Fields typed={typed} faults={faults} />
          <Button preventDoubleClick>Save the term</Button>
        </form>
      </>
    ),
  });
}
