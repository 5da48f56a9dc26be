import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import type { Mailing } from "#shared/domain/reminders/mailing.ts";
import type { NextReminder } from "#shared/domain/reminders/next-reminder.ts";
import { mainLanguage } from "#shared/domain/reminders/paragraph-for.ts";
import type { ReminderSettings } from "#shared/domain/reminders/reminder-settings.ts";
import { keepsStakeholders } from "#shared/domain/reminders/stakeholder-access.ts";
import { languagesOf, type TermText } from "#shared/domain/reminders/term-text.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { signedInAs } from "../signed-in.ts";
import { Paragraph } from "./letter-lines.tsx";
import { MailingResults } from "./mailing-results.tsx";
import { mailingWords, reminderStep, sumOf } from "./reminder-words.ts";
import { Running } from "./running.tsx";

export type RemindersDone = "text" | "pause" | "resume" | "follow-up";

export interface RemindersPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly next: NextReminder | undefined;
  readonly missing: Term | undefined;
  readonly text: TermText | undefined;
  readonly settings: ReminderSettings;
  readonly people: number;
  readonly running: readonly Mailing[];
  readonly past: readonly Mailing[];
  /** True if this person may pause, and decide on second requests. */
  readonly mayDecide: boolean;
  readonly done?: RemindersDone | undefined;
  /** Something that was asked for and could not be done. */
  readonly problem?: string | undefined;
}

const doneWords: Readonly<Record<RemindersDone, string>> = {
  text: "The paragraph was saved",
  pause: "The reminder is paused",
  resume: "The reminder goes on",
  "follow-up": "Your choice was saved",
};

const peopleWords = (count: number): string => {
  if (count === 0) return "nobody, because the list is empty";
  return `the ${count === 1 ? "one person" : `${count} people`} in the list`;
};

const When = ({ next, people }: { next: NextReminder; people: number }) => {
  const term = periodWords(next.term).toLowerCase();
  return next.isCertain ? (
    <p class="govuk-body">
      The reminder for the {term} goes out on <strong>{dayInWords(next.on)}</strong>, after a
      quarter past nine, to {peopleWords(people)}.{" "}
      {people > 0 && "Those who asked for none, or whose mail came back, are passed over. "}
      Nobody has to do anything for it.
    </p>
  ) : (
    <p class="govuk-body">
      The reminder for the {term} waits: the bank holidays of that year are not known to the service
      yet, and nothing is sent on a guess. Tell whoever runs it.
    </p>
  );
};

const WhatIsNext = ({ next, missing, people, member }: RemindersPage) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">What comes next</h2>
    {next ? (
      <When next={next} people={people} />
    ) : (
      <p class="govuk-body">No reminder is planned, because no coming term has dates.</p>
    )}
    {missing && (
      <WarningText>
        {periodWords(missing)} has no dates. Without them nobody is reminded in it.
      </WarningText>
    )}
    <ul class="govuk-list">
      {(missing || !next) && (
        <li>
          <a class="govuk-link" href={pathTo("terms")}>
            See the term dates
          </a>
        </li>
      )}
      {keepsStakeholders(member) && (
        <li>
          <a class="govuk-link" href={pathTo("stakeholders")}>
            {people === 0 ? "Nobody is in the list yet: add people" : "See who is reminded"}
          </a>
        </li>
      )}
    </ul>
  </section>
);

const OwnParagraph = ({ term, text }: { term: Term; text: TermText }) => {
  const english = text.paragraphs[mainLanguage];
  const others = languagesOf(text).filter((one) => one !== mainLanguage);
  const key = keyOf(term);
  return (
    <section class="app-section">
      <h2 class="govuk-heading-m">The school’s own paragraph</h2>
      <p class="govuk-body">
        It stands at the beginning of the reminder for the {periodWords(term).toLowerCase()}.
        Everything else in the mail is written already.
      </p>
      {english ? (
        <div class="govuk-inset-text">
          <Paragraph text={english} language={mainLanguage} />
        </div>
      ) : (
        <p class="govuk-body">There is none in English yet. The reminder goes out without it.</p>
      )}
      {others.length > 0 && (
        <p class="govuk-body">Also in: {others.map(languageWords).join(", ")}.</p>
      )}
      <div class="govuk-button-group">
        <Button href={reminderStep("text", { term: key })}>
          {text.version === 0 ? "Write the paragraph" : "Change the paragraph"}
        </Button>
        <Button href={reminderStep("preview", { term: key })} classes="govuk-button--secondary">
          See the mail
        </Button>
      </div>
    </section>
  );
};

const SecondRequest = ({ settings, mayDecide }: RemindersPage) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">Asking a second time</h2>
    <p class="govuk-body">
      {settings.followUp
        ? "Two weeks after a reminder, staff and governors who have not said that they have read the policy are asked once more."
        : "Nobody is asked a second time. The school can have staff and governors who have not said that they have read the policy asked once more, two weeks after a reminder."}
    </p>
    {settings.changed && (
      <p class="govuk-hint">
        Set by {settings.changed.by} on {instantInWords(settings.changed.at)}
      </p>
    )}
    {mayDecide && (
      <form method="post" action={reminderStep("follow-up")}>
        <input type="hidden" name="ask" value={settings.followUp ? "no" : "yes"} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          {settings.followUp ? "Do not ask a second time" : "Ask a second time"}
        </Button>
      </form>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={reminderStep("acknowledgements")}>
        See who has read the policy
      </a>
    </p>
  </section>
);

const Newsletter = () => (
  <section class="app-section">
    <h2 class="govuk-heading-m">Newsletter and prospectus</h2>
    <p class="govuk-body">
      The policy asks the school to print it there too.{" "}
      <a class="govuk-link" href={reminderStep("newsletter")}>
        Copy this term’s text
      </a>
    </p>
  </section>
);

/** In a year there are three reminders, and perhaps as many second requests. */
const mostShown = 12;

const Past = ({ past, member }: RemindersPage) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">What went out</h2>
    {past.length === 0 && <p class="govuk-body">Nothing yet.</p>}
    {past.slice(0, mostShown).map((mailing) => (
      <Details summaryText={`${mailingWords(mailing)}: ${sumOf(mailing, "sent")} sent`}>
        <p class="govuk-body">
          It began on {instantInWords(mailing.startedAt)}
          {mailing.finishedAt &&
            mailing.finishedAt >= mailing.startedAt &&
            `, and was done on ${instantInWords(mailing.finishedAt)}`}
          .
        </p>
        <MailingResults mailing={mailing} caption={`${mailingWords(mailing)} by audience`} />
      </Details>
    ))}
    {worksTheRegister(member) && (
      <p class="govuk-body">
        <a class="govuk-link" href={pathTo("messages")}>
          See mail that did not get out
        </a>
      </p>
    )}
  </section>
);

/** What is sent and when, how far it is, and what came of it. */
export const remindersPage = (model: RemindersPage): string =>
  page({
    title: "Reminders",
    school: model.school,
    current: "reminders",
    signedIn: signedInAs(model.member),
    wide: true,
    children: (
      <>
        {model.done && <NotificationBanner type="success" text={doneWords[model.done]} />}
        {model.problem && <NotificationBanner text={model.problem} />}
        <h1 class="govuk-heading-l">Reminders</h1>
        <p class="govuk-body">
          Once a term everybody in the school’s list is reminded of the social media policy by mail.
        </p>
        {model.running.map((mailing) => (
          <Running mailing={mailing} mayDecide={model.mayDecide} />
        ))}
        <WhatIsNext {...model} />
        {model.next && model.text && <OwnParagraph term={model.next.term} text={model.text} />}
        <Newsletter />
        <SecondRequest {...model} />
        <Past {...model} />
      </>
    ),
  });
