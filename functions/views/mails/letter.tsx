import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import type { Mail } from "#shared/domain/mail/mail.ts";
import { directionOf } from "#shared/domain/reminders/direction.ts";

/** A mail's two parts: the same words, plain and as HTML. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Headers that this letter has besides the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Files that go with this letter. */
  readonly attachments?: NonNullable<Mail["attachments"]>;
}

/**
 * The HTML part around a letter's paragraphs. Mail programs know no stylesheets of ours and load no
 * pictures: a few styles stand on the elements, and both colours are named so that dark mode can turn
 * them round.
 */
const letterHtml = (title: string, children: ComponentChildren): string =>
  `<!doctype html>${render(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
      </head>
      <body style="margin:0;padding:24px 16px;font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5">
        <div style="max-width:34em;margin:0 auto">{children}</div>
      </body>
    </html>,
  )}`;

/** A line of a letter: a sentence, a fact under its name, where to go, and what longer letters need. */
export type Line =
  | string
  | { readonly name: string; readonly fact: string }
  | { readonly words: string; readonly link: string }
  /** Where to go above all: it looks like a button. */
  | { readonly button: string; readonly link: string }
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  /** What somebody wrote, in their language, with its own line breaks. */
  | { readonly paragraph: string; readonly language: string };

function asText(line: Line): string {
  if (typeof line === "string") return line;
  if ("heading" in line) return line.heading;
  if ("list" in line) return line.list.map((one) => `- ${one}`).join("\n");
  if ("paragraph" in line) return line.paragraph;
  if ("button" in line) return `${line.button}: ${line.link}`;
  return "link" in line ? `${line.words}: ${line.link}` : `${line.name}: ${line.fact}`;
}

/** White words on it, and a white edge that shows where the ground is dark. */
const buttonStyle =
  "display:inline-block;padding:12px 20px;background-color:#1d3c6d;color:#ffffff;border:2px solid #ffffff;border-radius:4px;font-weight:bold;text-decoration:none";

/** Each line of what somebody wrote on a line of its own; an empty line begins a new paragraph. */
const written = (text: string): readonly (readonly string[])[] =>
  text.split(/\n{2,}/).map((block) => block.split("\n"));

const Written = ({ paragraph, language }: { paragraph: string; language: string }) => (
  <div lang={language} dir={directionOf(language)}>
    {written(paragraph).map((block) => (
      <p>{block.flatMap((line, place) => (place === 0 ? [line] : [<br />, line]))}</p>
    ))}
  </div>
);

function asHtml(line: Line): ComponentChildren {
  if (typeof line === "string") return <p>{line}</p>;
  if ("heading" in line) {
    return <h2 style="margin:28px 0 8px;font-size:20px;line-height:1.3">{line.heading}</h2>;
  }
  if ("list" in line) {
    return (
      <ul style="margin:0 0 16px;padding:0 0 0 24px">
        {line.list.map((one) => (
          <li style="margin:0 0 8px">{one}</li>
        ))}
      </ul>
    );
  }
  if ("paragraph" in line) return <Written {...line} />;
  if ("button" in line) {
    return (
      <p style="margin:24px 0">
        <a href={line.link} style={buttonStyle}>
          {line.button}
        </a>
      </p>
    );
  }
  if ("link" in line) {
    return (
      <p>
        <a href={line.link}>{line.words}</a>
      </p>
    );
  }
  return (
    <p>
      {line.name}: <strong>{line.fact}</strong>
    </p>
  );
}

/** A letter whose two parts cannot tell different things, because both are made of the same lines. */
export const letterOf = (subject: string, lines: readonly Line[]): Letter => ({
  subject,
  text: lines.map(asText).join("\n\n"),
  html: letterHtml(subject, lines.map(asHtml)),
});
