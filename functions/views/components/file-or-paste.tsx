import type { ComponentChildren } from "preact";
import { Button } from "./button.tsx";
import { Details } from "./details.tsx";
import { FileUpload } from "./file-upload.tsx";
import { Table } from "./table.tsx";
import { Textarea } from "./textarea.tsx";

interface FileOrPasteProps {
  readonly action: string;
  readonly file: { readonly label?: string; readonly hint: string; readonly accept?: string };
  readonly paste?: { readonly label: string; readonly hint: string; readonly rows: number };
  /** What was pasted. */
  readonly text: string;
  readonly fault?: string | undefined;
  /** What else the form asks. */
  readonly children?: ComponentChildren;
}

/** Files that a spreadsheet saves. */
const sheets = ".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values";
const cells = {
  label: "Or paste the cells of a spreadsheet",
  hint: "Copy them with the names of the columns.",
  rows: 5,
};

/** A form that takes a file or what is pasted in its place; a spreadsheet if nothing else is said. */
export const FileOrPaste = (props: FileOrPasteProps) => {
  const { action, file, paste = cells, text, fault, children } = props;
  return (
    <form method="post" action={action} enctype="multipart/form-data" novalidate>
      <FileUpload
        name="file"
        label={{ text: file.label ?? "Choose a file", classes: "govuk-label--s" }}
        hint={{ text: file.hint }}
        errorMessage={fault === undefined ? undefined : { text: fault }}
        attributes={{ accept: file.accept ?? sheets }}
      />
      <Textarea
        name="text"
        label={{ text: paste.label, classes: "govuk-label--s" }}
        hint={{ text: paste.hint }}
        rows={paste.rows}
        spellcheck={false}
        value={text}
      />
      {children}
      <Button>See what would change</Button>
    </form>
  );
};

interface FileColumnsProps {
  readonly columns: readonly (readonly [name: string, words: string])[];
  readonly stacks?: boolean;
  /** How such a file is made. */
  readonly children: ComponentChildren;
}

/** What the columns of a file must be called, for whoever opens it. */
export const FileColumns = ({ columns, stacks, children }: FileColumnsProps) => (
  <Details summaryText="What the file must look like">
    <p class="govuk-body">{children}</p>
    <Table
      caption="Columns"
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      stacks={stacks}
      head={[{ text: "Name of the column" }, { text: "What stands in it" }]}
      rows={columns.map(([name, words]) => [{ text: name }, { text: words }])}
    />
  </Details>
);
