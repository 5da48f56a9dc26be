import { Button } from "#functions/views/components/button.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { FateTag, FilePlan } from "#functions/views/components/file-plan.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { fieldWords, valueInWords } from "#shared/domain/sites/field-words.ts";
import type { PlannedSite } from "#shared/domain/sites/plan-sites.ts";
import { siteKinds } from "#shared/domain/sites/site-vocabulary.ts";
import { agesInWords } from "#shared/domain/sites/site-words.ts";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";

export interface ImportPreview extends DeskModel {
  readonly plan: readonly PlannedSite[];
  /** The file itself: it travels in the page until it is confirmed. */
  readonly content: string;
  /** The version of the list that the plan was made for. */
  readonly version: number;
  /** True if somebody published since the file was looked at. */
  readonly isNews: boolean;
  readonly faults: readonly string[];
}

type Fate = PlannedSite["fate"];
const fateWords: Readonly<Record<Fate, string>> = {
  refused: "Refused",
  changed: "Will be changed",
  added: "Will be added as drafts",
  unchanged: "In the list as they are",
};

const counted = (count: number): string => `${count} ${count === 1 ? "site" : "sites"}`;
const captionOf = (fate: Fate, lines: readonly PlannedSite[]): string =>
  `${fateWords[fate]}: ${counted(lines.length)}`;

function words(one: PlannedSite): readonly string[] {
  switch (one.fate) {
    case "refused":
      return one.reasons;
    case "changed":
      return one.fields.map(
        ({ field, before, after }) =>
          `${fieldWords[field]}: ${valueInWords(field, before)} → ${valueInWords(field, after)}`,
      );
    case "added":
      return [`${siteKinds[one.wanted.kind]}. ${agesInWords(one.wanted)}`];
    case "unchanged":
      return [];
  }
}

const What = ({ one }: { readonly one: PlannedSite }) => (
  <>
    <FateTag fate={one.fate} />
    {one.fate === "changed" && one.lowersAge && (
      <>
        {" "}
        <Tag classes="govuk-tag--yellow">Lower age: waits for both leads</Tag>
      </>
    )}
    <ul class="govuk-list">
      {words(one).map((line) => (
        <li class="app-typed">{line}</li>
      ))}
    </ul>
  </>
);

const Lines = ({ fate, lines }: { fate: Fate; lines: readonly PlannedSite[] }) => (
  <Table
    caption={captionOf(fate, lines)}
    captionClasses="govuk-table__caption--m"
    stacks
    head={["Line", "Name", fate === "refused" ? "Why" : "What"].map((text) => ({ text }))}
    rows={lines.map((one) => [
      { text: String(one.line) },
      { text: <span class="app-typed">{one.name.slice(0, 80) || "–"}</span> },
      { text: <What one={one} /> },
    ])}
  />
);

const News = () => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      Somebody published a change while you were looking. Nothing was taken in.
    </p>
    <p class="govuk-body">This is what the file would change in the list as it is now.</p>
  </NotificationBanner>
);

const Confirm = ({ content, version, changes }: ImportPreview & { changes: number }) => (
  <form method="post" action={deskPath("import")} novalidate>
    <input type="hidden" name="seen" value={version} />
    <input type="hidden" name="content" value={content.replaceAll(/\r\n?/g, "\n")} />
    <Button preventDoubleClick>{`Save ${counted(changes)} to the list`}</Button>
  </form>
);

const title = "What the file would change";

/** What a file of sites would change, before anything is saved. */
export const importPreview = (model: ImportPreview): string => {
  const { plan, isNews, faults } = model;
  const of = (fate: Fate) => plan.filter((one) => one.fate === fate);
  const changes = of("added").length + of("changed").length;
  return deskShell({
    ...model,
    title,
    current: "import",
    wide: true,
    errors: faults.length > 0,
    children: (
      <>
        {isNews && <News />}
        {faults.length > 0 && <ErrorSummary errorList={faults.map((text) => ({ text }))} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <FilePlan
          words={fateWords}
          another={deskPath("import")}
          part={(fate) => ({
            count: of(fate).length,
            caption: captionOf(fate, of(fate)),
            lines: of(fate).length > 0 && <Lines fate={fate} lines={of(fate)} />,
            isFolded: fate === "unchanged",
          })}
          confirm={changes > 0 && <Confirm {...model} changes={changes} />}
        />
      </>
    ),
  });
};
