import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { fieldWords, standingWords, valueInWords } from "#shared/domain/sites/field-words.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import type { FieldChange } from "#shared/domain/sites/site-changes.ts";
import { standings } from "#shared/domain/sites/site-vocabulary.ts";
import { FaultSummary, faultOf } from "../fault-summary.tsx";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";
import {
  AboutFields,
  AgeFields,
  type EditFields,
  LawFields,
  SourceFields,
} from "./edit-fields.tsx";

export interface EditPage extends DeskModel, EditFields {
  /** Absent to add one. */
  readonly record?: Site | undefined;
  readonly stamp: string;
  /** What the form says otherwise than the record as it is now, if somebody else changed it. */
  readonly news?: readonly FieldChange[] | undefined;
  /** What makes the list impossible, and no box of the form. */
  readonly problems: readonly string[];
}

const News = ({ news }: { readonly news: readonly FieldChange[] }) => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      Somebody else changed this record. What you typed is still here, and nothing was saved.
    </p>
    {news.length > 0 && (
      <Table
        caption="Where the list now and what you typed differ"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        stacks
        head={["What", "On the list now", "You typed"].map((text) => ({ text }))}
        rows={news.map(({ field, before, after }) => [
          { text: fieldWords[field] },
          { text: valueInWords(field, before) },
          { text: valueInWords(field, after) },
        ])}
      />
    )}
    <p class="govuk-body">If what you typed is right, save it again.</p>
  </NotificationBanner>
);

const Publish = ({ typed, faults }: EditFields) => (
  <>
    <Radios
      name="standing"
      fieldset={{
        legend: { text: "Who sees it?", classes: "govuk-fieldset__legend--s" },
      }}
      errorMessage={faultOf(faults, "standing")}
      value={typed.get("standing")}
      items={standings.map((value) => ({ value, text: standingWords[value] }))}
    />
    <Checkboxes
      name="checked"
      values={typed.getAll("checked")}
      errorMessage={faultOf(faults, "checked")}
      items={[{ value: "yes", text: "I have checked all of this today against its source" }]}
    />
    <Input
      name="note"
      label={{ text: "Why is it changed?", classes: "govuk-label--s" }}
      hint={{ text: "A few words for the list’s history. Only staff see them." }}
      value={typed.get("note") ?? ""}
      autocomplete="off"
      errorMessage={faultOf(faults, "note")}
    />
  </>
);

/** The form that adds a record or changes one. A lower age waits for the other lead. */
export const editPage = (model: EditPage): string => {
  const { record, stamp, faults, problems, news } = model;
  const title = record ? `Change ${record.name}` : "Add a site, app or game";
  const isWrong = faults.length + problems.length > 0;
  return deskShell({
    ...model,
    title,
    errors: isWrong,
    back: deskPath("records"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FaultSummary
            faults={[...faults, ...problems.map((words) => ({ field: "name", words }))]}
          />
          {news && <News news={news} />}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Leave empty what nobody knows: unknown is better than wrong. If you lower an age, it
            waits with its source until the other lead agrees, and everything else is saved.
          </p>
          <form method="post" action={deskPath("edit")} novalidate>
            {record && <input type="hidden" name="slug" value={record.slug} />}
            <input type="hidden" name="stamp" value={stamp} />
            <AboutFields {...model} />
            <AgeFields {...model} />
            <LawFields {...model} />
            <SourceFields {...model} />
            <Publish {...model} />
            <Button preventDoubleClick>{record ? "Save the record" : "Add the record"}</Button>
          </form>
        </div>
      </div>
    ),
  });
};
