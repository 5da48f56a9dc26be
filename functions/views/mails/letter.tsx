import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";

/** A mail's two parts: the same words, plain and as HTML. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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

/** A line of a letter: a sentence, a fact under its name, or where to go. */
export type Line =
  | string
  | { readonly name: string; readonly fact: string }
  | { readonly words: string; readonly link: string };

const asText = (line: Line): string => {
  if (typeof line === "string") return line;
  return "link" in line ? `${line.words}: ${line.link}` : `${line.name}: ${line.fact}`;
};

const asHtml = (line: Line): ComponentChildren => {
  if (typeof line === "string") return line;
  if ("link" in line) return <a href={line.link}>{line.words}</a>;
  return (
    <>
      {line.name}: <strong>{line.fact}</strong>
    </>
  );
};

/** A letter whose two parts cannot tell different things, because both are made of the same lines. */
export const letterOf = (subject: string, lines: readonly Line[]): Letter => ({
  subject,
  text: lines.map(asText).join("\n\n"),
  html: letterHtml(
    subject,
    lines.map((line) => <p>{asHtml(line)}</p>),
  ),
});
