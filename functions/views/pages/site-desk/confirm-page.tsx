import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Table } from "#functions/views/components/table.tsx";
import type { Site } from "#shared/domain/sites/site.ts";
import { agesInWords, freshness } from "#shared/domain/sites/site-words.ts";
import type { Day } from "#shared/domain/time.ts";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";
import { SourceLink } from "./records-page.tsx";

export interface ConfirmPage extends DeskModel {
  /** The published records. */
  readonly sites: readonly Site[];
  /** The version of the list that they are of. */
  readonly version: number;
  /** Short names of those to be left out. */
  readonly left: readonly string[];
  readonly today: Day;
  /** True if somebody published since the page was opened. */
  readonly isNews: boolean;
}

const title = "Confirm the list for this term";

const LeaveOut = ({ record, isLeft }: { record: Site; isLeft: boolean }) => (
  <Checkboxes
    name="leave"
    idPrefix={`leave-${record.slug}`}
    classes="govuk-checkboxes--small"
    formGroup={{ classes: "app-row-form" }}
    values={isLeft ? [record.slug] : []}
    items={[
      {
        value: record.slug,
        text: (
          <>
            Not checked<span class="govuk-visually-hidden"> ({record.name})</span>
          </>
        ),
      },
    ]}
  />
);

const News = () => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      Somebody published a change while you were looking. Nothing was confirmed.
    </p>
    <p class="govuk-body">
      This is the list as it is now. What you ticked is still ticked: look again, then confirm it.
    </p>
  </NotificationBanner>
);

/** The whole list on one page, to be looked over once a term. */
export const confirmPage = (model: ConfirmPage): string => {
  const { sites, version, left, today, isNews } = model;
  return deskShell({
    ...model,
    title,
    current: "confirm",
    wide: true,
    children: (
      <>
        {isNews && <News />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Look each record over: is it still called so, is it still there, is the age still what its
          source says? Tick what you could not check. Everything else is then confirmed as of today,
          which parents see.
        </p>
        <form method="post" action={deskPath("confirm")} novalidate>
          <input type="hidden" name="seen" value={version} />
          <Table
            caption={`${sites.length} published records, version ${version}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            stacks
            head={["Name", "Ages", "Source", "Checked last", "Leave out"].map((text) => ({ text }))}
            rows={sites.map((record) => [
              {
                text: (
                  <a class="govuk-link" href={deskPath("edit", { slug: record.slug })}>
                    {record.name}
                  </a>
                ),
              },
              { text: agesInWords(record) },
              { text: <SourceLink record={record} /> },
              { text: freshness(record, today).words },
              { text: <LeaveOut record={record} isLeft={left.includes(record.slug)} /> },
            ])}
          />
          <Button preventDoubleClick>I have looked at these records today: confirm them</Button>
        </form>
      </>
    ),
  });
};
