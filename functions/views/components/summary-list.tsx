import type { ComponentChildren } from "preact";
import { type Attributes, type Maybe, type Wording, words } from "./attributes.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { LinkButton } from "./link-button.tsx";

interface ActionWords {
  readonly text: ComponentChildren;
  /** What the action is about, for people who hear it out of its row: "name" in "Change name". */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A link, or a button that submits the form around the list. */
export type SummaryAction =
  | (ActionWords & { readonly href: string })
  | (ActionWords & { readonly name: string; readonly value: string });

export interface SummaryActions {
  readonly items?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
}

export interface SummaryRow {
  readonly key: Omit<Wording, "attributes">;
  readonly value: Omit<Wording, "attributes">;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
}

export interface SummaryCard {
  readonly title?: (Wording & { readonly headingLevel?: HeadingLevel | undefined }) | undefined;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SummaryListProps {
  readonly rows: readonly Maybe<SummaryRow>[];
  /** Puts the list into a card of its own, with a title and actions for the whole. */
  readonly card?: SummaryCard | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

type CardTitle = ComponentChildren;

function Action({ action, cardTitle }: { action: SummaryAction; cardTitle: CardTitle }) {
  const { text, visuallyHiddenText, classes, attributes } = action;
  const inside = (
    <>
      {text}
      {(visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </>
  );
  if ("href" in action)
    return (
      <a class={words("govuk-link", classes)} href={action.href} {...attributes}>
        {inside}
      </a>
    );
  return (
    <LinkButton name={action.name} value={action.value} classes={classes} attributes={attributes}>
      {inside}
    </LinkButton>
  );
}

function RowActions({ actions, cardTitle }: { actions: SummaryActions; cardTitle: CardTitle }) {
  const { items = [] } = actions;
  const [first] = items;
  if (!first) return null;
  return (
    <dd class={words("govuk-summary-list__actions", actions.classes)}>
      {items.length === 1 ? (
        <Action action={first} cardTitle={cardTitle} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {items.map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <Action action={action} cardTitle={cardTitle} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}

function CardActions({ actions, cardTitle }: { actions: SummaryActions; cardTitle: CardTitle }) {
  const { items = [] } = actions;
  const [first] = items;
  if (!first) return null;
  const className = words("govuk-summary-card__actions", actions.classes);
  if (items.length === 1)
    return (
      <div class={className}>
        <Action action={first} cardTitle={cardTitle} />
      </div>
    );
  return (
    <ul class={className}>
      {items.map((action) => (
        <li class="govuk-summary-card__action">
          <Action action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

const Card = ({ card, children }: { card: SummaryCard; children: ComponentChildren }) => (
  <div class={words("govuk-summary-card", card.classes)} {...card.attributes}>
    <div class="govuk-summary-card__title-wrapper">
      {card.title && (
        <Heading
          level={card.title.headingLevel ?? 2}
          class={words("govuk-summary-card__title", card.title.classes)}
        >
          {card.title.text}
        </Heading>
      )}
      {card.actions && <CardActions actions={card.actions} cardTitle={card.title?.text} />}
    </div>
    <div class="govuk-summary-card__content">{children}</div>
  </div>
);

interface RowProps {
  readonly row: SummaryRow;
  readonly cardTitle: CardTitle;
  readonly hasActionColumn: boolean;
}

const Row = ({ row, cardTitle, hasActionColumn }: RowProps) => (
  <div
    class={words(
      "govuk-summary-list__row",
      hasActionColumn && !row.actions?.items && "govuk-summary-list__row--no-actions",
      row.classes,
    )}
  >
    <dt class={words("govuk-summary-list__key", row.key.classes)}>{row.key.text}</dt>
    <dd class={words("govuk-summary-list__value", row.value.classes)}>{row.value.text}</dd>
    {row.actions && <RowActions actions={row.actions} cardTitle={cardTitle} />}
  </div>
);

export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const hasActionColumn = rows.some((row) => row && row.actions?.items?.length);
  const list = (
    <dl class={words("govuk-summary-list", classes)} {...attributes}>
      {rows.map(
        (row) =>
          row && (
            <Row
              row={row}
              cardTitle={card?.title?.text}
              hasActionColumn={Boolean(hasActionColumn)}
            />
          ),
      )}
    </dl>
  );
  return card ? <Card card={card}>{list}</Card> : list;
}
