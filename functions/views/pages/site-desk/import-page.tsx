import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { FormGroup, HintAndError } from "#functions/views/components/form-group.tsx";
import { Label } from "#functions/views/components/label.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";

export interface ImportPage extends DeskModel {
  /** What was pasted. */
  readonly text: string;
  readonly fault?: string | undefined;
}

const title = "Take in a file of sites";

const columns: readonly (readonly [string, string])[] = [
  ["name", "Needed, or slug: the short name that a record of ours has."],
  ["source", "Needed for a new site: a link, or who says so."],
  ["kind", "Social network, Messaging, Game and so on."],
  ["minAge, minAgeWithParent", "Whole years. What nobody knows is left empty, never 0."],
  ["aliases", "Other names, with a semicolon between them."],
  ["checkedOn", "Of when the source is: 22/11/2026, 11/2026 or 2026."],
  [
    "operator, status, officialUrl, note, confidence, minAgeBasis, contentRating, legalFloorAge, legalFloorFrom, ukUnder16",
    "As in the file of our own list.",
  ],
];

const Example = () => (
  <Details summaryText="What the file must look like">
    <p class="govuk-body">
      One site a row, and the names of the columns in the first row, in any order. The easiest way:{" "}
      <a class="govuk-link" href={pathTo("sitesCsv")}>
        save our own list as a file
      </a>
      , change it in a spreadsheet, and save it as “CSV UTF-8”.
    </p>
    <Table
      caption="Columns"
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      stacks
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
        hint={{ text: "A CSV file, of at most 1,000 sites and 1 MB." }}
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

/** Asks for a list of sites, as a file or as the cells of a spreadsheet. */
export const importPage = (model: ImportPage): string => {
  const { text, fault } = model;
  return deskShell({
    ...model,
    title,
    current: "import",
    errors: fault !== undefined,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {fault !== undefined && <ErrorSummary errorList={[{ text: fault, href: "#file" }]} />}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            You see what would be added and changed before anything is saved. Nothing is removed,
            and what the file leaves empty stays as it is. New sites come in as drafts; a lower age
            waits until both leads agree.
          </p>
          <Example />
          <form method="post" action={deskPath("import")} enctype="multipart/form-data" novalidate>
            <FileField fault={fault} />
            <Textarea
              name="text"
              label={{ text: "Or paste the cells of a spreadsheet", classes: "govuk-label--s" }}
              hint={{ text: "Copy them with the names of the columns." }}
              rows={5}
              spellcheck={false}
              value={text}
            />
            <Button>See what would change</Button>
          </form>
        </div>
      </div>
    ),
  });
};
