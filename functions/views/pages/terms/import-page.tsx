import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { FormGroup, HintAndError } from "#functions/views/components/form-group.tsx";
import { Label } from "#functions/views/components/label.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "../signed-in.ts";
import { Faults } from "./term-page.tsx";
import { stepAddress } from "./terms-page.tsx";

export interface ImportPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** What was pasted. */
  readonly text: string;
  readonly fault?: string | undefined;
}

/** Asks for a calendar file, as a file or as its text. */
export const importPage = ({ school, member, text, fault }: ImportPage): string =>
  importShell({
    school,
    member,
    title: "Take terms from a calendar file",
    isWrong: fault !== undefined,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Faults faults={fault === undefined ? [] : [{ field: "file", words: fault }]} />
          <h1 class="govuk-heading-l">Take terms from a calendar file</h1>
          <p class="govuk-body">
            Many councils publish term dates as a file for calendars: its name ends in “.ics”. You
            see what would change before anything is saved.
          </p>
          <form
            method="post"
            action={stepAddress("import")}
            enctype="multipart/form-data"
            novalidate
          >
            <FileField fault={fault} />
            <Textarea
              name="text"
              label={{ text: "Or paste the content of the file", classes: "govuk-label--s" }}
              hint={{ text: "It begins with BEGIN:VCALENDAR." }}
              rows={6}
              spellcheck={false}
              value={text}
            />
            <Button>See what would change</Button>
          </form>
        </div>
      </div>
    ),
  });

const FileField = ({ fault }: Pick<ImportPage, "fault">) => {
  const error = fault === undefined ? undefined : { text: fault };
  return (
    <FormGroup errorMessage={error}>
      <Label for="file" classes="govuk-label--s">
        Choose a calendar file
      </Label>
      <HintAndError id="file" hint={{ text: "At most 200 KB." }} errorMessage={error} />
      <input
        class={`govuk-file-upload${fault === undefined ? "" : " govuk-file-upload--error"}`}
        id="file"
        name="file"
        type="file"
        accept=".ics,text/calendar"
        aria-describedby={fault === undefined ? "file-hint" : "file-hint file-error"}
      />
    </FormGroup>
  );
};

interface Shell extends Pick<ImportPage, "school" | "member"> {
  readonly title: string;
  readonly isWrong: boolean;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** What both pages of an import stand in. */
export const importShell = ({ school, member, title, isWrong, wide, children }: Shell): string =>
  page({
    title,
    school,
    current: "terms",
    signedIn: signedInAs(member),
    errors: isWrong,
    back: pathTo("terms"),
    wide,
    children,
  });
