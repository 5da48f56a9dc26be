import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Table, type TableCell } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import {
  confidenceWords,
  fieldWords,
  siteFieldNamed,
  statusWords,
} from "#shared/domain/sites/field-words.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import type { SiteList, SiteListNote } from "#shared/domain/sites/site-list.ts";
import { siteKinds } from "#shared/domain/sites/site-vocabulary.ts";
import { agesInWords, freshness, roughDayInWords } from "#shared/domain/sites/site-words.ts";
import { type Day, dayInWords, schoolDay } from "#shared/domain/time.ts";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";

/** A record, and what stands for it as it is now. */
export interface RecordRow {
  readonly record: Site;
  readonly stamp: string;
}

export interface RecordsPage extends DeskModel {
  readonly list: SiteList;
  readonly rows: readonly RecordRow[];
  readonly history: readonly SiteListNote[];
  readonly today: Day;
  readonly done?: string | undefined;
  readonly problem?: string | undefined;
}

export const SourceLink = ({ record }: { readonly record: Site }) => {
  const { name, kind, sourceUrl, secondSource, checkedOn } = record;
  const none = kind === "category" ? "The school’s policy" : "No source yet";
  return (
    <>
      {sourceUrl ? (
        <a class="govuk-link" href={sourceUrl} rel="noreferrer">
          Source<span class="govuk-visually-hidden"> for {name}</span>
        </a>
      ) : (
        <span class="app-typed">{secondSource || none}</span>
      )}
      {checkedOn !== null && `, as of ${roughDayInWords(checkedOn)}`}
    </>
  );
};

const unsureWords = ({ unsure }: Site): string =>
  unsure
    .flatMap((one) => siteFieldNamed(one) ?? [])
    .map((field) => fieldWords[field].toLowerCase())
    .join(", ");

const Change = ({ record }: { readonly record: Site }) => (
  <a class="govuk-link" href={deskPath("edit", { slug: record.slug })}>
    Change<span class="govuk-visually-hidden"> {record.name}</span>
  </a>
);

const Check = ({ row, text }: { readonly row: RecordRow; readonly text: string }) => (
  <form method="post" action={deskPath("check")} class="app-row-form">
    <input type="hidden" name="slug" value={row.record.slug} />
    <input type="hidden" name="stamp" value={row.stamp} />
    <Button classes="govuk-button--secondary app-button--small" preventDoubleClick>
      {text}
      <span class="govuk-visually-hidden"> ({row.record.name})</span>
    </Button>
  </form>
);

const Named = ({
  record,
  children,
}: {
  readonly record: Site;
  readonly children?: ComponentChildren;
}) => (
  <>
    <span id={record.slug}>{record.name}</span>
    {record.status !== "active" && (
      <>
        {" "}
        <Tag classes="govuk-tag--grey">{statusWords[record.status]}</Tag>
      </>
    )}
    {children}
  </>
);

const draftCells = (row: RecordRow, mayEdit: boolean): readonly TableCell[] => {
  const { record } = row;
  const open = unsureWords(record);
  return [
    { text: <Named record={record} /> },
    { text: agesInWords(record) },
    {
      text: open === "" ? confidenceWords[record.minAgeConfidence] : `Not sure yet: ${open}`,
    },
    { text: <SourceLink record={record} /> },
    ...(mayEdit
      ? [
          {
            text: (
              <>
                <Change record={record} />
                <Check row={row} text="I have checked it: publish" />
              </>
            ),
          },
        ]
      : []),
  ];
};

const publishedCells = (row: RecordRow, today: Day, mayEdit: boolean): readonly TableCell[] => {
  const { record } = row;
  return [
    { text: <Named record={record} /> },
    { text: siteKinds[record.kind] },
    { text: agesInWords(record) },
    { text: freshness(record, today).words },
    ...(mayEdit
      ? [
          {
            text: (
              <>
                <Change record={record} />
                <Check row={row} text="I have checked this today" />
              </>
            ),
          },
        ]
      : []),
  ];
};

const heads = (words: readonly string[], mayEdit: boolean) =>
  [...words, ...(mayEdit ? ["What you can do"] : [])].map((text) => ({ text }));

const History = ({ history }: Pick<RecordsPage, "history">) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">Versions</h2>
    <Table
      caption="The last versions of the list, the newest first"
      captionClasses="govuk-visually-hidden"
      stacks
      head={["Version", "Published", "By", "Why", "Records"].map((text) => ({ text }))}
      rows={history.map((one) => [
        { text: String(one.version) },
        { text: dayInWords(schoolDay(one.publishedAt)) },
        { text: one.by || "–" },
        { text: <span class="app-typed">{one.note}</span> },
        { text: String(one.count), format: "numeric" },
      ])}
    />
  </section>
);

const title = "Records of the site list";

/** Every record: drafts that a person must check first, then what is published, then the versions. */
export const recordsPage = (model: RecordsPage): string => {
  const { member, list, rows, history, today, done, problem } = model;
  const mayEdit = keepsTheList(member);
  const drafts = rows.filter(({ record }) => record.standing === "draft");
  const published = rows.filter(({ record }) => record.standing === "published");
  return deskShell({
    ...model,
    title,
    current: "records",
    wide: true,
    children: (
      <>
        {done !== undefined && <NotificationBanner type="success" text={done} />}
        {problem !== undefined && <NotificationBanner text={problem} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Version {list.version}: {published.length} records are published, {drafts.length}{" "}
          {drafts.length === 1 ? "is a draft" : "are drafts"}.{" "}
          <a class="govuk-link" href={pathTo("sites")}>
            See what parents see
          </a>
        </p>
        {mayEdit && <Button href={deskPath("edit")}>Add a site, app or game</Button>}
        <section class="app-section" id="drafts">
          <h2 class="govuk-heading-m">Drafts: still to be checked by a person</h2>
          {drafts.length === 0 ? (
            <InsetText>There are no drafts.</InsetText>
          ) : (
            <Table
              caption="Drafts by name"
              captionClasses="govuk-visually-hidden"
              firstCellIsHeader
              stacks
              head={heads(["Name", "Ages", "What is open", "Source"], mayEdit)}
              rows={drafts.map((row) => draftCells(row, mayEdit))}
            />
          )}
        </section>
        <section class="app-section" id="published">
          <h2 class="govuk-heading-m">Published</h2>
          <Table
            caption="Published records by name"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            stacks
            head={heads(["Name", "Kind", "Ages", "Checked by the school"], mayEdit)}
            rows={published.map((row) => publishedCells(row, today, mayEdit))}
          />
        </section>
        {history.length > 0 && <History history={history} />}
      </>
    ),
  });
};
