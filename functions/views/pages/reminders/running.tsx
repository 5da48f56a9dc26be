import { Button } from "#functions/views/components/button.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type Mailing, workedOff } from "#shared/domain/reminders/mailing.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { MailingResults } from "./mailing-results.tsx";
import { mailingWords, reminderStep } from "./reminder-words.ts";

/**
 * How far it is, in numbers and as a bar. A second request goes to those who have not acknowledged,
 * and nobody knows their number before the end: it has no bar.
 */
const HowFar = ({ mailing }: { mailing: Mailing }) => {
  const done = workedOff(mailing);
  if (mailing.onlyUnacknowledged) return <p class="govuk-body">{done} people so far.</p>;
  const all = Math.max(done, mailing.expected);
  return (
    <div class="govuk-body">
      <label for={mailing.id}>
        {done} of {all} people
      </label>
      <progress class="app-progress" id={mailing.id} max={Math.max(1, all)} value={done}>
        {done} of {all}
      </progress>
    </div>
  );
};

const PauseButton = ({ mailing }: { mailing: Mailing }) => {
  const isPaused = mailing.status === "paused";
  return (
    <form method="post" action={reminderStep(isPaused ? "resume" : "pause")} class="app-inline">
      <input type="hidden" name="id" value={mailing.id} />
      <Button classes={isPaused ? "" : "govuk-button--secondary"} preventDoubleClick>
        {isPaused ? "Let it go on" : "Pause it"}
      </Button>
    </form>
  );
};

/** Where on the page it stands: two may go out at once. */
const placeOf = ({ id }: Mailing): string => `now-${id}`;

/** A mailing that is going out, or was paused. */
export const Running = ({ mailing, mayDecide }: { mailing: Mailing; mayDecide: boolean }) => (
  <section class="app-section" id={placeOf(mailing)}>
    <h2 class="govuk-heading-m">{mailingWords(mailing)}</h2>
    <p class="govuk-body">
      {mailing.status === "paused" && mailing.paused
        ? `Paused by ${mailing.paused.by} on ${instantInWords(mailing.paused.at)}. Nothing goes out until somebody lets it go on.`
        : `It is going out. It began on ${instantInWords(mailing.startedAt)}.`}
    </p>
    <HowFar mailing={mailing} />
    <p class="govuk-body">
      <a class="govuk-link" href={`${pathTo("reminders")}#${placeOf(mailing)}`}>
        Show how far it is now
      </a>
    </p>
    <MailingResults mailing={mailing} caption={`${mailingWords(mailing)} by audience`} />
    {mayDecide && <PauseButton mailing={mailing} />}
  </section>
);
