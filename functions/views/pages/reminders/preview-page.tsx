import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { type Letter, letterOf } from "#functions/views/mails/letter.tsx";
import type { ReminderWords } from "#functions/views/mails/reminder-letter.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import { type Audience, audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { officePage } from "../office-page.tsx";
import { LetterLines } from "./letter-lines.tsx";
import { reminderStep } from "./reminder-words.ts";

export interface PreviewPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly term: Term;
  readonly audience: Audience;
  readonly language: string;
  /** Those that the term's paragraph is written in. */
  readonly languages: readonly string[];
  readonly words: ReminderWords;
  /** True if a test was just sent. */
  readonly isSent: boolean;
}

const Choose = ({ term, audience, language, languages }: PreviewPage) => (
  <form method="get" action={reminderStep("preview")} class="app-choose">
    <input type="hidden" name="term" value={keyOf(term)} />
    <Select
      name="audience"
      label={{ text: "Who gets it?" }}
      value={audience}
      items={audiences.map((value) => ({ value, text: audienceWords[value] }))}
    />
    <Select
      name="language"
      label={{ text: "Which language do they read?" }}
      value={language}
      items={languages.map((value) => ({ value, text: languageWords(value) }))}
    />
    <Button classes="govuk-button--secondary">Show this mail</Button>
  </form>
);

const SendTest = ({ term, audience, language, member }: PreviewPage) => (
  <form method="post" action={reminderStep("test")}>
    <input type="hidden" name="term" value={keyOf(term)} />
    <input type="hidden" name="audience" value={audience} />
    <input type="hidden" name="language" value={language} />
    <p class="govuk-body">
      A test goes to {member.email} and to nobody else. Its links lead to the policy.
    </p>
    <Button preventDoubleClick>Send me a test</Button>
  </form>
);

const AsMail = ({ words }: { words: ReminderWords }) => {
  const { text }: Letter = letterOf(words.subject, words.lines);
  return (
    <>
      <h2 class="govuk-heading-m">The mail</h2>
      <p class="govuk-body">
        Subject: <strong>{words.subject}</strong>
      </p>
      <LetterLines lines={words.lines} />
      <Details summaryText="The same as plain text">
        <p class="govuk-hint">For mail programs that show no formatted mail.</p>
        <pre class="app-plain-text">{text}</pre>
      </Details>
    </>
  );
};

/** The very mail that an audience gets, in the language that it reads. */
export const previewPage = (model: PreviewPage): string =>
  officePage({
    school: model.school,
    member: model.member,
    title: "The mail",
    current: "reminders",
    back: pathTo("reminders"),
    heading: `The reminder for the ${periodWords(model.term).toLowerCase()}`,
    news: model.isSent && (
      <NotificationBanner type="success">
        <p class="govuk-notification-banner__heading">A test is on its way to you</p>
        <p class="govuk-body">It should be there in a few minutes.</p>
      </NotificationBanner>
    ),
    children: (
      <>
        <Choose {...model} />
        <AsMail words={model.words} />
        <h2 class="govuk-heading-m">Try it</h2>
        <SendTest {...model} />
      </>
    ),
  });
