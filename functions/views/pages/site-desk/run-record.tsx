import { Table } from "#functions/views/components/table.tsx";
import { gates } from "#shared/domain/sites/gates.ts";
import {
  mostExchanges,
  type RefreshRun,
  requestOutcomes,
  sourceOutcomes,
} from "#shared/domain/sites/refresh-run.ts";
import { sourceWords } from "#shared/domain/sites/source-words.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";
import { deskPath } from "./desk-shell.tsx";

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000))} kB`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const Results = ({ run }: { readonly run: RefreshRun }) => (
  <Table
    caption={`What came of each source on ${instantInWords(run.at)}`}
    captionClasses="govuk-visually-hidden"
    stacks
    firstCellIsHeader
    head={["Source", "What came of it", "Asked", "Unchanged", "Failed", "Proposals"].map(
      (text) => ({
        text,
      }),
    )}
    rows={run.results.map((one) => [
      { text: sourceWords(one.source) },
      {
        text: [sourceOutcomes[one.outcome], ...one.gates.map((gate) => gates[gate])].join(". "),
      },
      ...[one.asked, one.unchanged, one.failed, one.raised].map((count) => ({
        text: String(count),
        format: "numeric" as const,
      })),
    ])}
  />
);

const Requests = ({ run }: { readonly run: RefreshRun }) => (
  <>
    <Table
      caption={`Every request on ${instantInWords(run.at)}`}
      captionClasses="govuk-table__caption--s"
      stacks
      head={["Address", "What came of it", "Status", "Size", "Time"].map((text) => ({ text }))}
      rows={run.exchanges.map((one) => [
        { text: <span class="app-address">{one.url}</span> },
        { text: `It ${requestOutcomes[one.outcome].words}` },
        { text: one.status === undefined ? "–" : String(one.status), format: "numeric" },
        { text: `${one.bytes} bytes`, format: "numeric" },
        { text: `${one.ms} ms`, format: "numeric" },
      ])}
    />
    {run.requests > mostExchanges && (
      <p class="govuk-body">and {run.requests - mostExchanges} more, which were only counted.</p>
    )}
  </>
);

/** The records of the last runs: the requests of one of them, the newest unless another is chosen. */
export const Runs = ({
  runs,
  shown,
}: {
  readonly runs: readonly RefreshRun[];
  readonly shown?: Instant | undefined;
}) => {
  const chosen = runs.find(({ at }) => at === shown) ?? runs[0];
  return (
    <>
      {runs.map((run) => (
        <div class="app-run">
          <h3 class="govuk-heading-s">{instantInWords(run.at)}</h3>
          <p class="govuk-body">
            {counted(run.requests, "request")}, {kilobytes(run.bytes)}.{" "}
            {run !== chosen && (
              <a class="govuk-link" href={`${deskPath("sources", { run: run.at })}#requests`}>
                Show every request
                <span class="govuk-visually-hidden"> of {instantInWords(run.at)}</span>
              </a>
            )}
          </p>
          <Results run={run} />
        </div>
      ))}
      {chosen && (
        <div id="requests">
          <Requests run={chosen} />
        </div>
      )}
    </>
  );
};
