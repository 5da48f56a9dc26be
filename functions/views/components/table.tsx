import type { ComponentChildren } from "preact";
import { type Attributes, type Maybe, words } from "./attributes.ts";

export interface TableCell {
  readonly text?: ComponentChildren;
  readonly format?: "numeric" | undefined;
  readonly classes?: string | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface TableProps {
  readonly caption?: ComponentChildren;
  readonly captionClasses?: string | undefined;
  readonly head?: readonly TableCell[] | undefined;
  readonly rows: readonly Maybe<readonly TableCell[]>[];
  readonly firstCellIsHeader?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** On a narrow screen every row becomes a card, each cell with its column's heading before it. */
  readonly stacks?: boolean | undefined;
}

const spans = ({ colspan, rowspan }: TableCell) => ({ colspan, rowspan });

/** Browsers forget that a table is one once its parts are laid out as blocks; roles remind them. */
const role = (stacks: boolean | undefined, name: "table" | "rowgroup" | "row") =>
  stacks ? { role: name } : {};

const HeadCell = ({ cell, stacks }: { cell: TableCell; stacks: boolean | undefined }) => (
  <th
    scope="col"
    class={words(
      "govuk-table__header",
      cell.format && `govuk-table__header--${cell.format}`,
      cell.classes,
    )}
    {...spans(cell)}
    {...(stacks && { role: "columnheader" as const })}
    {...cell.attributes}
  >
    {cell.text}
  </th>
);

interface BodyCellProps {
  readonly cell: TableCell;
  readonly isHeader: boolean;
  /** The column's heading, where the table stacks. */
  readonly label: ComponentChildren;
  readonly stacks: boolean | undefined;
}

function BodyCell({ cell, isHeader, label, stacks }: BodyCellProps) {
  const attributes = {
    ...spans(cell),
    ...(typeof label === "string" && { "data-label": label }),
    ...cell.attributes,
  };
  if (isHeader)
    return (
      <th
        scope="row"
        class={words("govuk-table__header", cell.classes)}
        {...(stacks && { role: "rowheader" as const })}
        {...attributes}
      >
        {cell.text}
      </th>
    );
  return (
    <td
      class={words(
        "govuk-table__cell",
        cell.format && `govuk-table__cell--${cell.format}`,
        cell.classes,
      )}
      {...(stacks && { role: "cell" as const })}
      {...attributes}
    >
      {cell.text}
    </td>
  );
}

function Body({ rows, head, firstCellIsHeader, stacks }: TableProps) {
  return (
    <tbody class="govuk-table__body" {...role(stacks, "rowgroup")}>
      {rows.map(
        (row) =>
          row && (
            <tr class="govuk-table__row" {...role(stacks, "row")}>
              {row.map((cell, column) => (
                <BodyCell
                  cell={cell}
                  isHeader={Boolean(firstCellIsHeader) && column === 0}
                  label={stacks && head?.[column]?.text}
                  stacks={stacks}
                />
              ))}
            </tr>
          ),
      )}
    </tbody>
  );
}

export function Table(props: TableProps) {
  const { caption, head, stacks } = props;
  return (
    <table
      class={words("govuk-table", stacks && "app-table-stack", props.classes)}
      {...role(stacks, "table")}
      {...props.attributes}
    >
      {caption && (
        <caption class={words("govuk-table__caption", props.captionClasses)}>{caption}</caption>
      )}
      {head && (
        <thead class="govuk-table__head" {...role(stacks, "rowgroup")}>
          <tr class="govuk-table__row" {...role(stacks, "row")}>
            {head.map((cell) => (
              <HeadCell cell={cell} stacks={stacks} />
            ))}
          </tr>
        </thead>
      )}
      <Body {...props} />
    </table>
  );
}
