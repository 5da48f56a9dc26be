import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import { pathTo } from "#shared/contract/routes.ts";
import { assetVersion } from "./assets/version.ts";
import { BackLink } from "./components/back-link.tsx";
import { SiteFooter } from "./components/site-footer.tsx";
import {
  containerClasses,
  type Section,
  type SignedIn,
  SiteHeader,
} from "./components/site-header.tsx";
import { SkipLink } from "./components/skip-link.tsx";

export interface Page {
  /** What the page is about; the document's title adds the school and, if need be, "Error:". */
  readonly title: string;
  readonly school: {
    readonly name: string;
    readonly phone?: string | undefined;
    /** For the browser's own frame, like `#1d4a3a`; the stylesheet has its own copy. */
    readonly colour?: string | undefined;
  };
  readonly children: ComponentChildren;
  /** Something on the page must be put right: its error summary is the page's business. */
  readonly errors?: boolean | undefined;
  readonly signedIn?: SignedIn | undefined;
  /** Where "Back" leads, or the element to stand in its place. */
  readonly back?: ComponentChildren;
  /** For tables: more room than lines of text need. */
  readonly wide?: boolean | undefined;
  /** The section that is marked in the navigation. */
  readonly current?: Section | undefined;
}

const Head = ({ title, school, errors }: Page) => (
  <head>
    <meta charset="utf-8" />
    <title>{`${errors ? "Error: " : ""}${title} - ${school.name}`}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    {school.colour && <meta name="theme-color" content={school.colour} />}
    <meta name="color-scheme" content="light" />
    <meta name="robots" content="noindex" />
    <link
      rel="icon"
      type="image/svg+xml"
      href={pathTo("assets", { file: `icon-${assetVersion}.svg` })}
    />
    <link rel="stylesheet" href={pathTo("assets", { file: `site-${assetVersion}.css` })} />
    <script type="module" src={pathTo("assets", { file: `site-${assetVersion}.js` })} />
  </head>
);

const Document = (page: Page) => (
  <html lang="en" class="govuk-template">
    <Head {...page} />
    <body class="govuk-template__body">
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <SiteHeader
        schoolName={page.school.name}
        signedIn={page.signedIn}
        current={page.current}
        isWide={page.wide}
      />
      <div class={containerClasses(page.wide)}>
        {typeof page.back === "string" ? <BackLink href={page.back} /> : page.back}
        <main class="govuk-main-wrapper" id="main-content">
          {page.children}
        </main>
      </div>
      <SiteFooter schoolName={page.school.name} phone={page.school.phone} isWide={page.wide} />
    </body>
  </html>
);

/** A whole HTML document. Nothing in it is styled or scripted inline: the pages' policy forbids it. */
export const page = (options: Page): string =>
  `<!doctype html>${render(<Document {...options} />)}`;
