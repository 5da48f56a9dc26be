import { Tag } from "#functions/views/components/tag.tsx";
import type { ClauseDiff, ClauseSide, Mark, MarkedLine } from "#shared/domain/policy/diff.ts";

const stateWords: Readonly<
  Record<
    Exclude<ClauseDiff["state"], "unchanged">,
    { readonly words: string; readonly tag: string }
  >
> = {
  changed: { words: "Changed", tag: "govuk-tag--yellow" },
  new: { words: "New", tag: "govuk-tag--green" },
  removed: { words: "Removed", tag: "govuk-tag--red" },
};

const Heard = ({ children }: { readonly children: string }) => (
  <span class="govuk-visually-hidden">{children}</span>
);

/** What is different is struck through or underlined, and said to whoever cannot see that. */
function Marked({ kind, words }: Mark) {
  if (kind === "same") return <>{words}</>;
  const Change = kind === "gone" ? "del" : "ins";
  return (
    <Change class={`app-diff__${kind}`}>
      <Heard>{kind === "gone" ? " [removed: " : " [added: "}</Heard>
      {words}
      <Heard>] </Heard>
    </Change>
  );
}

const Words = ({ marks }: Pick<MarkedLine, "marks">) => (
  <>
    {marks.map((mark) => (
      <Marked {...mark} />
    ))}
  </>
);

/** Lines in runs, so that entries that follow each other are one list. */
const runsOf = (lines: readonly MarkedLine[]): readonly (readonly MarkedLine[])[] =>
  lines.reduce<readonly (readonly MarkedLine[])[]>((runs, line) => {
    const last = runs.at(-1);
    return last && line.isEntry && last[0]?.isEntry
      ? [...runs.slice(0, -1), [...last, line]]
      : [...runs, [line]];
  }, []);

const Lines = ({ lines }: Pick<ClauseSide, "lines">) => (
  <>
    {runsOf(lines).map((run) =>
      run[0]?.isEntry ? (
        <ul class="govuk-list govuk-list--bullet">
          {run.map(({ marks }) => (
            <li>
              <Words marks={marks} />
            </li>
          ))}
        </ul>
      ) : (
        run.map(({ marks }) => (
          <p class="govuk-body">
            <Words marks={marks} />
          </p>
        ))
      ),
    )}
  </>
);

interface SideProps {
  readonly version: number;
  readonly side: ClauseSide | undefined;
}

const Side = ({ version, side }: SideProps) => (
  <div class="app-diff__side">
    <h3 class="govuk-heading-s app-diff__version">Version {version}</h3>
    {side ? (
      <>
        {side.title.some(({ kind }) => kind !== "same") && (
          <p class="govuk-body govuk-!-font-weight-bold">
            {side.number} <Words marks={side.title} />
          </p>
        )}
        <Lines lines={side.lines} />
      </>
    ) : (
      <p class="govuk-body app-diff__none">There is no such clause in this version.</p>
    )}
  </div>
);

const titleOf = ({ before, after }: ClauseDiff): string => {
  const side = after ?? before;
  return `${side?.number ?? ""} ${(side?.title ?? []).map(({ words }) => words).join("")}`;
};

export interface ClauseChangesProps {
  readonly clause: ClauseDiff;
  /** The numbers of the older and the newer version. */
  readonly from: number;
  readonly to: number;
}

/** One clause before and after: side by side where there is room, one under the other on a phone. */
export function ClauseChanges({ clause, from, to }: ClauseChangesProps) {
  const { id, section, state, before, after } = clause;
  if (state === "unchanged") return null;
  return (
    <section class="app-diff" aria-labelledby={`change-${id}`}>
      <span class="govuk-caption-m">{section}</span>
      <h2 class="govuk-heading-m" id={`change-${id}`}>
        {titleOf(clause)} <Tag classes={stateWords[state].tag}>{stateWords[state].words}</Tag>
      </h2>
      <div class="app-diff__sides">
        <Side version={from} side={before} />
        <Side version={to} side={after} />
      </div>
    </section>
  );
}

export interface ChangesListProps {
  readonly clauses: readonly ClauseDiff[];
  /** The page on which the changes stand, if it is not this one. */
  readonly page?: string;
}

/** A line for each clause that is different, leading to it. */
export const ChangesList = ({ clauses, page = "" }: ChangesListProps) => (
  <ul class="govuk-list govuk-list--bullet">
    {clauses.map(
      (clause) =>
        clause.state !== "unchanged" && (
          <li>
            <a class="govuk-link" href={`${page}#change-${clause.id}`}>
              {titleOf(clause)}
            </a>
            : {stateWords[clause.state].words.toLowerCase()}
          </li>
        ),
    )}
  </ul>
);
