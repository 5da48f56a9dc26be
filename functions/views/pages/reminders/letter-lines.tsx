import type { Line } from "#functions/views/mails/letter.tsx";
import { Typed } from "#functions/views/pages/typed.tsx";
import { directionOf } from "#shared/domain/reminders/direction.ts";

/** What somebody wrote, in its language and direction, with its own line breaks. */
export const Paragraph = ({ text, language }: { text: string; language: string }) => (
  <div class="govuk-body" lang={language} dir={directionOf(language)}>
    <Typed text={text} />
  </div>
);

const LetterLine = ({ line }: { line: Line }) => {
  if (typeof line === "string") return <p class="govuk-body">{line}</p>;
  if ("heading" in line) return <h3 class="govuk-heading-s">{line.heading}</h3>;
  if ("list" in line) {
    return (
      <ul class="govuk-list govuk-list--bullet">
        {line.list.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    );
  }
  if ("paragraph" in line) return <Paragraph text={line.paragraph} language={line.language} />;
  if ("button" in line) {
    return (
      <p class="govuk-body">
        <span class="app-letter__button">{line.button}</span>
      </p>
    );
  }
  if ("link" in line) {
    return (
      <p class="govuk-body">
        <span class="app-letter__link">{line.words}</span>
      </p>
    );
  }
  return (
    <p class="govuk-body">
      {line.name}: <strong>{line.fact}</strong>
    </p>
  );
};

/** The lines of a mail as its reader sees them; its links lead nowhere, for they are nobody's. */
export const LetterLines = ({ lines }: { lines: readonly Line[] }) => (
  <div class="app-letter">
    {lines.map((line) => (
      <LetterLine line={line} />
    ))}
  </div>
);
