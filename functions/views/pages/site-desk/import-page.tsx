import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { FileColumns, FileOrPaste } from "#functions/views/components/file-or-paste.tsx";
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
  <FileColumns columns={columns} stacks>
    One site a row, and the names of the columns in the first row, in any order. The easiest way:{" "}
    <a class="govuk-link" href={pathTo("sitesCsv")}>
      save our own list as a file
    </a>
    , change it in a spreadsheet, and save it as “CSV UTF-8”.
  </FileColumns>
);

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
          <FileOrPaste
            action={deskPath("import")}
            file={{ hint: "A CSV file, of at most 1,000 sites and 1 MB." }}
            text={text}
            fault={fault}
          />
        </div>
      </div>
    ),
  });
};
