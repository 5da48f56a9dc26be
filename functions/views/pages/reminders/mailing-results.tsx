import { Table } from "#functions/views/components/table.tsx";
import type { Mailing } from "#shared/domain/reminders/mailing.ts";
import { audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import { audiencesIn, resultNames, resultWords, sumOf } from "./reminder-words.ts";

/** What became of a mailing's mails by audience: everybody counts once, in the one that leads. */
export function MailingResults({ mailing, caption }: { mailing: Mailing; caption: string }) {
  const shown = audiencesIn(mailing);
  if (shown.length === 0) return <p class="govuk-body">No mail has gone out yet.</p>;
  const total =
    shown.length > 1
      ? [[{ text: "All" }, ...resultNames.map((name) => ({ text: sumOf(mailing, name) }))]]
      : [];
  return (
    <Table
      caption={caption}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      stacks
      head={["Audience", ...resultNames.map((name) => resultWords[name])].map((text) => ({
        text,
      }))}
      rows={[
        ...shown.map((one) => [
          { text: audienceWords[one] },
          ...resultNames.map((name) => ({ text: mailing.results[one][name] })),
        ]),
        ...total,
      ]}
    />
  );
}
