import { FileColumns, FileOrPaste } from "#functions/views/components/file-or-paste.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { officePage } from "../office-page.tsx";
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
  <FileColumns columns={columns}>
    In Excel or Google Sheets: one person a row, and names of the columns in the first row. The
    order of the columns does not matter, and other columns may be there. Save it as “CSV{" "}
    <span class="app-nowrap">UTF-8</span>”.
  </FileColumns>
);

/** Asks for a list of people, as a file or as the cells of a spreadsheet. */
export const importPage = ({ school, member, text, otherwise, fault }: ImportPage): string =>
  officePage({
    school,
    member,
    title,
    current: "stakeholders",
    back: pathTo("stakeholders"),
    faults: fault === undefined ? [] : [{ field: "file", words: fault }],
    children: (
      <>
        <p class="govuk-body">
          You see what would be added and changed before anything is saved. Nobody is removed or
          taken out of a group, and whoever asked for no more reminders still gets none.
        </p>
        <Example />
        <FileOrPaste
          action={stakeholderStep("import")}
          file={{ hint: "A CSV file, of at most 5,000 people and 2 MB." }}
          text={text}
          fault={fault}
        >
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
        </FileOrPaste>
      </>
    ),
  });
