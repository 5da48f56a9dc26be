import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import type { PlannedLine } from "#shared/domain/reminders/plan-stakeholders.ts";
import type { WantedStakeholder } from "#shared/domain/reminders/wanted-stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { importShell } from "./import-page.tsx";
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
const fates: Readonly<
  Record<Fate, { readonly text: string; readonly tag: string; readonly classes: string }>
> = {
  refused: { text: "Refused", tag: "Refused", classes: "govuk-tag--red" },
  changed: { text: "Will be changed", tag: "Change", classes: "govuk-tag--blue" },
  added: { text: "Will be added", tag: "Add", classes: "govuk-tag--green" },
  unchanged: { text: "In the list already", tag: "As it is", classes: "govuk-tag--grey" },
};
const order: readonly Fate[] = ["refused", "changed", "added", "unchanged"];

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
      caption={`${fates[fate].text}: ${people(lines.length)}`}
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
              <Tag classes={fates[fate].classes}>{fates[fate].tag}</Tag>{" "}
              <span class="app-typed">{words(one).join(". ")}</span>
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

/** The few kinds that somebody must look at stand open; the long ones can be opened. */
const Group = ({ fate, lines }: { fate: Fate; lines: readonly PlannedLine[] }) => {
  if (lines.length === 0) return null;
  if (fate === "refused" || fate === "changed") return <Lines fate={fate} lines={lines} />;
  return (
    <Details summaryText={`${fates[fate].text}: ${people(lines.length)}`}>
      <Lines fate={fate} lines={lines} />
    </Details>
  );
};

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

const Confirm = ({ batch, changes }: { batch: string; changes: number }) =>
  changes === 0 ? (
    <InsetText>There is nothing in this file that would change the list.</InsetText>
  ) : (
    <BatchForm step="take" batch={batch} text={`Save ${people(changes)} to the list`} />
  );

/** What a file would change, before anything is saved. */
export const previewPage = ({ school, member, plan, batch }: PreviewPage): string => {
  const of = (fate: Fate) => plan.filter((one) => one.fate === fate);
  const title = "What the file would change";
  return importShell({
    school,
    member,
    title,
    wide: true,
    children: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <ul class="govuk-list govuk-list--bullet">
          {order.map((fate) => (
            <li>
              {fates[fate].text}: {people(of(fate).length)}
            </li>
          ))}
        </ul>
        <p class="govuk-body">Nothing is saved yet.</p>
        <Confirm batch={batch} changes={of("added").length + of("changed").length} />
        <p class="govuk-body">
          <a class="govuk-link" href={stakeholderStep("import")}>
            Choose another file
          </a>
        </p>
        {order.map((fate) => (
          <Group fate={fate} lines={of(fate)} />
        ))}
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
