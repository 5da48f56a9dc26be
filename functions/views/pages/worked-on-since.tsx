import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { type Instant, instantInWords } from "#shared/domain/time.ts";

interface WorkedOnSinceProps {
  /** What somebody else worked on: `this incident`. */
  readonly what: string;
  readonly since: readonly { readonly words: string; readonly by: string; readonly at: Instant }[];
  /** Whether what was typed can still be sent. */
  readonly isPossible: boolean;
}

/** What others did since this person opened the form; nothing if they did nothing. */
export const WorkedOnSince = ({ what, since, isPossible }: WorkedOnSinceProps) =>
  since.length === 0 ? null : (
    <NotificationBanner titleText="Changed meanwhile">
      <p class="govuk-notification-banner__heading">
        Somebody else worked on {what}. What you typed is still here, and nothing was saved.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {since.map(({ words, by, at }) => (
          <li>
            {words}: {by}, {instantInWords(at)}
          </li>
        ))}
      </ul>
      {isPossible && <p class="govuk-body">Look whether it still fits, then send it again.</p>}
    </NotificationBanner>
  );
