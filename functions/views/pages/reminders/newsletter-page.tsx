import { render } from "preact-render-to-string";
import { CopyButton } from "#functions/views/components/page-tools.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { directionOf } from "#shared/domain/reminders/direction.ts";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import { mainLanguage } from "#shared/domain/reminders/paragraph-for.ts";
import { guidanceOf } from "#shared/domain/reminders/reminder-text.ts";
import { languagesOf, type TermText } from "#shared/domain/reminders/term-text.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, type Term } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { officePage } from "../office-page.tsx";
import { reminderStep } from "./reminder-words.ts";

export interface NewsletterPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly term: Term;
  readonly text: TermText;
  /** The address of the service. */
  readonly baseUrl: string;
}

/** A paragraph of the newsletter, in its language, and where it leads to. */
interface Piece {
  readonly language: string;
  readonly text: string;
  readonly link?: string;
}

const title = "Social media and our school";

/** What the newsletter says, paragraph by paragraph: the school's own first, as in the reminder. */
function pieces({ school, term, text, baseUrl }: NewsletterPage): readonly Piece[] {
  const { smart, dos, donts } = guidanceOf(term);
  const own = languagesOf(text).map((language) => ({
    language,
    text: text.paragraphs[language] ?? "",
  }));
  const ours = [
    `The social media policy of ${school.name} is for everybody: staff, governors, volunteers and families.`,
    ...smart.map(
      ({ lead, text: says }) => `Be SMART online: ${lead.charAt(0)} is for ${lead}. ${says}`,
    ),
    [...dos, ...donts].map((one) => one.text).join(" "),
  ];
  const links = [
    { text: "Read the policy", link: `${baseUrl}${pathTo("policy")}` },
    { text: "Tell us about something that worries you", link: `${baseUrl}${pathTo("report")}` },
  ];
  return [
    ...own,
    ...ours.map((one) => ({ language: mainLanguage, text: one })),
    ...links.map((one) => ({ language: mainLanguage, ...one })),
  ];
}

const asText = (all: readonly Piece[]): string =>
  [title, ...all.map(({ text, link }) => (link ? `${text}: ${link}` : text))].join("\n\n");

const inLines = (text: string) =>
  text.split("\n").flatMap((line, place) => (place === 0 ? [line] : [<br />, line]));

const asHtml = (all: readonly Piece[]): string =>
  [
    render(<h2>{title}</h2>),
    ...all.map(({ language, text, link }) =>
      render(
        <p {...(language !== mainLanguage && { lang: language, dir: directionOf(language) })}>
          {link ? <a href={link}>{text}</a> : inLines(text)}
        </p>,
      ),
    ),
  ].join("\n");

const ToCopy = ({ id, heading, hint, content }: Copied) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">{heading}</h2>
    <p class="govuk-hint">{hint}</p>
    <pre class="app-plain-text" id={id} dir="auto">
      {content}
    </pre>
    <CopyButton from={id}>{`Copy the ${id}`}</CopyButton>
  </section>
);

interface Copied {
  readonly id: "text" | "HTML";
  readonly heading: string;
  readonly hint: string;
  readonly content: string;
}

/** The term's paragraph for the newsletter and the prospectus: what the policy asks the school to print. */
export function newsletterPage(model: NewsletterPage): string {
  const { school, member, term, text } = model;
  const all = pieces(model);
  const others = languagesOf(text).filter((one) => one !== mainLanguage);
  return officePage({
    school,
    member,
    title: "Text for the newsletter",
    current: "reminders",
    back: pathTo("reminders"),
    heading: `Text for the newsletter and the prospectus, ${periodWords(term).toLowerCase()}`,
    children: (
      <>
        <p class="govuk-body">
          {languagesOf(text).length === 0
            ? "The school has written no paragraph of its own for this term."
            : "It begins with the school’s own paragraph."}{" "}
          {others.length > 0 &&
            `Languages besides English: ${others.map(languageWords).join(", ")}.`}
        </p>
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={reminderStep("text", { term: keyOf(term) })}>
              Write the school’s own paragraph
            </a>
          </li>
          <li>
            <a class="govuk-link" href={pathTo("policySummary")}>
              Print the policy on one page
            </a>
          </li>
        </ul>
        <ToCopy
          id="text"
          heading="As text"
          hint="For a newsletter that is written in a word processor."
          content={asText(all)}
        />
        <ToCopy
          id="HTML"
          heading="As HTML"
          hint="For the school’s website or a newsletter program."
          content={asHtml(all)}
        />
      </>
    ),
  });
}
