import type { Block, Point } from "#shared/domain/policy/text/parts.ts";

const Lead = ({ lead, link }: Point) => (
  <strong>
    {link === undefined ? (
      lead
    ) : (
      <a class="govuk-link" href={link} rel="noreferrer">
        {lead}
      </a>
    )}
  </strong>
);

export const Points = ({ points }: { readonly points: readonly Point[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {points.map((point) => (
      <li>
        {point.lead !== undefined && (
          <>
            <Lead {...point} />:{" "}
          </>
        )}
        {point.text}
      </li>
    ))}
  </ul>
);

/** The paragraphs and lists of a clause. */
export const ClauseBlocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) =>
      typeof block === "string" ? <p class="govuk-body">{block}</p> : <Points points={block} />,
    )}
  </>
);
