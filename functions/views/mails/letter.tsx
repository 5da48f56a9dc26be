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
export const letterHtml = (title: string, children: ComponentChildren): string =>
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
