import { FileOrPaste } from "#functions/views/components/file-or-paste.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { officePage } from "../office-page.tsx";
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
  officePage({
    school,
    member,
    title: "Take terms from a calendar file",
    current: "terms",
    back: pathTo("terms"),
    faults: fault === undefined ? [] : [{ field: "file", words: fault }],
    children: (
      <>
        <p class="govuk-body">
          Many councils publish term dates as a file for calendars: its name ends in “.ics”. You see
          what would change before anything is saved.
        </p>
        <FileOrPaste
          action={stepAddress("import")}
          file={{
            label: "Choose a calendar file",
            hint: "At most 200 KB.",
            accept: ".ics,text/calendar",
          }}
          paste={{
            label: "Or paste the content of the file",
            hint: "It begins with BEGIN:VCALENDAR.",
            rows: 6,
          }}
          text={text}
          fault={fault}
        />
      </>
    ),
  });
