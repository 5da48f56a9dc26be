import { Button } from "#functions/views/components/button.tsx";
import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { directionOf } from "#shared/domain/reminders/direction.ts";
import { languageNames, languageWords } from "#shared/domain/reminders/language-names.ts";
import { mainLanguage } from "#shared/domain/reminders/paragraph-for.ts";
import {
  languagesOf,
  longestParagraph,
  mostLanguages,
  type TermText,
} from "#shared/domain/reminders/term-text.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { faultOf } from "../fault-summary.tsx";
import { officePage } from "../office-page.tsx";
import { Paragraph } from "./letter-lines.tsx";
import { reminderStep } from "./reminder-words.ts";

export interface TextPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly term: Term;
  /** The version that this person has before them. */
  readonly seen: number;
  /** What stands in the form, by language. */
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly InputFault[];
  /** As somebody else left it since the form was opened. */
  readonly since?: TermText | undefined;
  /** True if the term's reminder has begun: its mails stay as they are. */
  readonly hasBegun: boolean;
}

export const fieldOf = (language: string): string => `text-${language}`;

const hintOf = (language: string): string =>
  language === mainLanguage
    ? "Everybody gets it in English. For example, what is coming up at school that people will want to photograph."
    : `People whose language is ${languageWords(language)} get it above the English. Leave it empty to take it out.`;

const TextField = ({ language, typed, faults }: { language: string } & TextPage) => {
  return (
    <CharacterCount
      name={fieldOf(language)}
      label={{ text: languageWords(language), classes: "govuk-label--s" }}
      hint={{ text: hintOf(language) }}
      rows={6}
      maxlength={longestParagraph}
      value={typed[language] ?? ""}
      attributes={{ lang: language, dir: directionOf(language) }}
      errorMessage={faultOf(faults, fieldOf(language))}
    />
  );
};

const AddLanguage = ({ typed, faults }: TextPage) => {
  const shown = Object.keys(typed);
  const offered = Object.entries(languageNames)
    .filter(([tag]) => tag !== mainLanguage && !shown.includes(tag))
    .toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  return shown.length >= mostLanguages ? (
    <p class="govuk-hint">A paragraph has room for {mostLanguages} languages.</p>
  ) : (
    <>
      <Select
        name="add"
        label={{ text: "Another language", classes: "govuk-label--s" }}
        hint={{ text: "The service translates nothing: the school writes the text." }}
        value=""
        errorMessage={faultOf(faults, "add")}
        items={[
          { value: "", text: "Choose a language" },
          ...offered.map(([value, text]) => ({ value, text })),
        ]}
      />
      <Button name="do" value="add" classes="govuk-button--secondary">
        Add this language
      </Button>
    </>
  );
};

const Since = ({ since }: { since: TermText }) => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      {since.changed
        ? `${since.changed.by} changed it on ${instantInWords(since.changed.at)}.`
        : ""}{" "}
      What you typed is still here, and nothing was saved.
    </p>
    {languagesOf(since).map((language) => (
      <>
        <p class="govuk-body">{languageWords(language)}:</p>
        <Paragraph text={since.paragraphs[language] ?? ""} language={language} />
      </>
    ))}
    <p class="govuk-body">Save again if yours is to stand in its place.</p>
  </NotificationBanner>
);

/** The form of the term's own paragraph, in English and up to nine other languages. */
export function textPage(form: TextPage): string {
  const { school, member, term, seen, typed, faults, since, hasBegun } = form;
  const title = `The school’s own paragraph, ${periodWords(term).toLowerCase()}`;
  const languages = languagesOf({ paragraphs: { [mainLanguage]: "", ...typed } });
  return officePage({
    school,
    member,
    title,
    current: "reminders",
    back: pathTo("reminders"),
    faults,
    news: since && <Since since={since} />,
    children: (
      <>
        <p class="govuk-body">
          {hasBegun
            ? "The reminder of this term has gone out. What you change here is for the newsletter only."
            : "It stands in the term’s reminder, and in the text for the newsletter. Name no child, and nobody else who has not agreed."}
        </p>
        <form method="post" action={reminderStep("text", { term: keyOf(term) })} novalidate>
          <input type="hidden" name="seen" value={seen} />
          {languages.map((language) => (
            <TextField language={language} {...form} />
          ))}
          <Button preventDoubleClick>Save the paragraph</Button>
          <AddLanguage {...form} />
        </form>
      </>
    ),
  });
}
