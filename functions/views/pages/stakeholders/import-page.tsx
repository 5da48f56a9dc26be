import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { FormGroup, HintAndError } from "#functions/views/components/form-group.tsx";
import { Label } from "#functions/views/components/label.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "../signed-in.ts";
import { stakeholderStep } from "./stakeholder-words.tsx";

export interface ImportPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** What was pasted. */
  readonly text: string;
  /** The group that was chosen for whom the file says none of. */
  readonly otherwise: string;
  readonly fault?: string | undefined;
}

const title = "Add people from a file";

const columns: readonly (readonly [string, string])[] = [
  ["Email", "Needed. E-mail address is understood too."],
  ["Name", "Needed. First name and Surname in two columns are understood too."],
  ["Group", "Staff, governors, volunteers or parents. Several with a semicolon between them."],
  ["Language", "Not needed. English if nothing stands there, else for example Urdu or Polish."],
];

const Example = () => (
  <Details summaryText="What the file must look like">
    <p class="govuk-body">
      In Excel or Google Sheets: one person a row, and names of the columns in the first row. The
      order of the columns does not matter, and other columns may be there. Save it as “CSV{" "}
      <span class="app-nowrap">UTF-8</span>”.
    </p>
    <Table
      caption="Columns"
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[{ text: "Name of the column" }, { text: "What stands in it" }]}
      rows={columns.map(([name, words]) => [{ text: name }, { text: words }])}
    />
  </Details>
);

const FileField = ({ fault }: Pick<ImportPage, "fault">) => {
  const error = fault === undefined ? undefined : { text: fault };
  return (
    <FormGroup errorMessage={error}>
      <Label for="file" classes="govuk-label--s">
        Choose a file
      </Label>
      <HintAndError
        id="file"
        hint={{ text: "A CSV file, of at most 5,000 people and 2 MB." }}
        errorMessage={error}
      />
      <input
        class={`govuk-file-upload${fault === undefined ? "" : " govuk-file-upload--error"}`}
        id="file"
        name="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-describedby={fault === undefined ? "file-hint" : "file-hint file-error"}
      />
    </FormGroup>
  );
};

const Fields = ({ text, otherwise, fault }: ImportPage) => (
  <>
    <FileField fault={fault} />
    <Textarea
      name="text"
      label={{ text: "Or paste the cells of a spreadsheet", classes: "govuk-label--s" }}
      hint={{ text: "Copy them with the names of the columns." }}
      rows={5}
      spellcheck={false}
      value={text}
    />
    <Select
      name="otherwise"
      label={{ text: "Who are the people of the file?", classes: "govuk-label--s" }}
      hint={{ text: "Only needed if a line of the file does not say it itself." }}
      value={otherwise}
      items={[
        { value: "", text: "The file says who they are" },
        ...audiences.map((value) => ({ value, text: audienceWords[value] })),
      ]}
    />
  </>
);

/** Asks for a list of people, as a file or as the cells of a spreadsheet. */
export const importPage = (model: ImportPage): string =>
  importShell({
    ...model,
    title,
    isWrong: model.fault !== undefined,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {model.fault !== undefined && (
            <ErrorSummary errorList={[{ text: model.fault, href: "#file" }]} />
          )}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            You see what would be added and changed before anything is saved. Nobody is removed, and
            whoever asked for no more reminders still gets none.
          </p>
          <Example />
          <form
            method="post"
            action={stakeholderStep("import")}
            enctype="multipart/form-data"
            novalidate
          >
            <Fields {...model} />
            <Button>See what would change</Button>
          </form>
        </div>
      </div>
    ),
  });

interface Shell extends Pick<ImportPage, "school" | "member"> {
  readonly title: string;
  readonly isWrong?: boolean;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** What all pages of an import stand in. */
export const importShell = ({ school, member, title: words, isWrong, wide, children }: Shell) =>
  page({
    title: words,
    school,
    current: "stakeholders",
    signedIn: signedInAs(member),
    errors: isWrong,
    back: pathTo("stakeholders"),
    wide,
    children,
  });
