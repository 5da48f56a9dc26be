import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import type { CalendarEntry } from "#shared/domain/school/term-calendar.ts";
import { changeWords, entryWords } from "./term-words.ts";

export const Entries = ({ entries }: { entries: readonly CalendarEntry[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {entries.map((entry) => (
      <li>
        {entryWords(entry)}
        <ul class="govuk-list">
          {entry.changes.map((change) => (
            <li>{changeWords(change)}</li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

/** What others did to the terms since this person opened the form; nothing if they did nothing. */
export const ChangedMeanwhile = ({ since }: { since: readonly CalendarEntry[] }) =>
  since.length === 0 ? null : (
    <NotificationBanner titleText="Changed meanwhile">
      <p class="govuk-notification-banner__heading">
        Somebody else changed the term dates. What you have here is still here, and nothing was
        saved.
      </p>
      <Entries entries={since} />
      <p class="govuk-body">Look whether it still fits, then send it again.</p>
    </NotificationBanner>
  );
