import type { ComponentChildren } from "preact";
import { type Attributes, type Maybe, words } from "./attributes.ts";

export interface PaginationLink {
  readonly href: string;
  readonly text?: ComponentChildren;
  /** A line below, saying where the link leads. Only where there are no numbers. */
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface PaginationPage {
  readonly number: number | string;
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A page by its number, or the gap where pages are left out. */
export type PaginationItem = PaginationPage | { readonly ellipsis: true };

export interface PaginationProps {
  readonly previous?: PaginationLink | undefined;
  readonly next?: PaginationLink | undefined;
  /** Numbered pages; without them previous and next stand below each other. */
  readonly items?: readonly Maybe<PaginationItem>[] | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

type Direction = "prev" | "next";

const arrows: Readonly<Record<Direction, string>> = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

const Arrow = ({ to }: { to: Direction }) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${to}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={arrows[to]} />
  </svg>
);

interface ArrowLinkProps {
  readonly link: PaginationLink;
  readonly to: Direction;
  readonly isBlock: boolean;
}

function ArrowLink({ link, to, isBlock }: ArrowLinkProps) {
  const decorated = isBlock && !link.labelText && "govuk-pagination__link-title--decorated";
  return (
    <div class={`govuk-pagination__${to}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={to} {...link.attributes}>
        {(isBlock || to === "prev") && <Arrow to={to} />}
        <span class={words("govuk-pagination__link-title", decorated)}>
          {link.text ?? (
            <>
              {to === "prev" ? "Previous" : "Next"}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && isBlock && (
          <>
            {" "}
            <span class="govuk-visually-hidden">:</span>{" "}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!isBlock && to === "next" && <Arrow to={to} />}
      </a>
    </div>
  );
}

const PageItem = ({ page }: { page: PaginationPage }) => (
  <li class={words("govuk-pagination__item", page.current && "govuk-pagination__item--current")}>
    <a
      class="govuk-link govuk-pagination__link"
      href={page.href}
      aria-label={page.visuallyHiddenText ?? `Page ${page.number}`}
      aria-current={page.current ? "page" : undefined}
      {...page.attributes}
    >
      {page.number}
    </a>
  </li>
);

const Gap = () => <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;

export function Pagination({ previous, next, items, ...props }: PaginationProps) {
  const isBlock = !items && Boolean(previous ?? next);
  return (
    <nav
      class={words("govuk-pagination", isBlock && "govuk-pagination--block", props.classes)}
      aria-label={props.landmarkLabel ?? "Pagination"}
      {...props.attributes}
    >
      {previous?.href && <ArrowLink link={previous} to="prev" isBlock={isBlock} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => item && ("ellipsis" in item ? <Gap /> : <PageItem page={item} />))}
        </ul>
      )}
      {next?.href && <ArrowLink link={next} to="next" isBlock={isBlock} />}
    </nav>
  );
}
