import { Button } from "#functions/views/components/button.tsx";
import { FateTag, FilePlan } from "#functions/views/components/file-plan.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import type { PlannedLine } from "#shared/domain/reminders/plan-stakeholders.ts";
import type { WantedStakeholder } from "#shared/domain/reminders/wanted-stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { officePage } from "../office-page.tsx";
import { counted, groupsWords, lineHead, people, stakeholderStep } from "./stakeholder-words.tsx";

export interface PreviewPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly plan: readonly PlannedLine[];
  /** What was planned, sealed. */
  readonly batch: string;
}

/** Lines of one kind on the page: it must stay small enough to be sent (6 MB, with the batch). */
const mostShown = 1000;

type Fate = PlannedLine["fate"];
const fateWords: Readonly<Record<Fate, string>> = {
  refused: "Refused",
  changed: "Will be changed",
  added: "Will be added",
  unchanged: "In the list already",
};
const captionOf = (fate: Fate, lines: readonly PlannedLine[]): string =>
  `${fateWords[fate]}: ${people(lines.length)}`;

/** What is different: `Group: Staff → Staff, Governors`. */
function differences(before: WantedStakeholder, after: WantedStakeholder): readonly string[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ["Name", before.name, after.name],
    ["Group", groupsWords(before.audiences), groupsWords(after.audiences)],
    ["Language", languageWords(before.language), languageWords(after.language)],
  ];
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => `${what}: ${one} → ${other}`);
}

function words(one: PlannedLine): readonly string[] {
  switch (one.fate) {
    case "refused":
      return one.reasons;
    case "changed":
      return differences(one.before, one.wanted);
    case "added":
    case "unchanged":
      return [`${groupsWords(one.wanted.audiences)}, ${languageWords(one.wanted.language)}`];
  }
}

const Lines = ({ fate, lines }: { fate: Fate; lines: readonly PlannedLine[] }) => (
  <>
    <Table
      caption={captionOf(fate, lines)}
      captionClasses="govuk-table__caption--m"
      stacks
      head={lineHead(fate === "refused" ? "Why" : "What")}
      rows={lines.slice(0, mostShown).map((one) => [
        { text: counted(one.told.line) },
        { text: <span class="app-typed">{one.told.email.slice(0, 254) || "–"}</span> },
        {
          text: (
            <span class="app-typed" dir="auto">
              {one.told.name.slice(0, 120) || "–"}
            </span>
          ),
        },
        {
          text: (
            <>
              <FateTag fate={fate} /> <span class="app-typed">{words(one).join(". ")}</span>
            </>
          ),
        },
      ])}
    />
    {lines.length > mostShown && (
      <p class="govuk-body">and {counted(lines.length - mostShown)} more like these.</p>
    )}
  </>
);

/** A sealed batch goes with the press of a button. */
export const BatchForm = ({
  step,
  batch,
  text,
  classes,
  goesOn,
}: {
  step: "take" | "lines";
  batch: string;
  text: string;
  classes?: string;
  /** True if a script may press the button by itself. */
  goesOn?: boolean;
}) => (
  <form
    method="post"
    action={stakeholderStep(step)}
    novalidate
    {...(goesOn === true && { "data-goes-on": "" })}
  >
    <input type="hidden" name="batch" value={batch} />
    <Button classes={classes} preventDoubleClick>
      {text}
    </Button>
  </form>
);

/** What a file would change, before anything is saved. */
export const previewPage = ({ school, member, plan, batch }: PreviewPage): string => {
  const of = (fate: Fate) => plan.filter((one) => one.fate === fate);
  const changes = of("added").length + of("changed").length;
  return officePage({
    school,
    member,
    title: "What the file would change",
    current: "stakeholders",
    back: pathTo("stakeholders"),
    wide: true,
    children: (
      <>
        <FilePlan
          words={fateWords}
          another={stakeholderStep("import")}
          part={(fate) => ({
            count: people(of(fate).length),
            caption: captionOf(fate, of(fate)),
            lines: of(fate).length > 0 && <Lines fate={fate} lines={of(fate)} />,
            isFolded: fate === "added" || fate === "unchanged",
          })}
          confirm={
            changes > 0 && (
              <BatchForm step="take" batch={batch} text={`Save ${people(changes)} to the list`} />
            )
          }
        />
        {of("refused").length > 0 && (
          <BatchForm
            step="lines"
            batch={batch}
            text="Save the refused lines as a file"
            classes="govuk-button--secondary"
          />
        )}
      </>
    ),
  });
};
