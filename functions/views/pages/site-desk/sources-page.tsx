import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { gates } from "#shared/domain/sites/gates.ts";
import {
  type RefreshRun,
  requestOutcomes,
  sourceOutcomes,
} from "#shared/domain/sites/refresh-run.ts";
import type { SeenSource } from "#shared/domain/sites/site-desk.ts";
import { sourceWords } from "#shared/domain/sites/source-words.ts";
import { dayInWords, type Instant, schoolDay } from "#shared/domain/time.ts";
import { type DeskModel, deskPath, deskShell } from "./desk-shell.tsx";
import { Runs } from "./run-record.tsx";

export interface SourcesPage extends DeskModel {
  readonly sources: readonly SeenSource[];
  readonly runs: readonly RefreshRun[];
  /** The run whose requests are shown. */
  readonly shown?: Instant | undefined;
  readonly done?: string | undefined;
  readonly problem?: string | undefined;
}

const standings: Readonly<
  Record<
    SeenSource["standing"],
    { readonly tag: string; readonly classes: string; readonly words: string }
  >
> = {
  green: { tag: "Green", classes: "govuk-tag--green", words: "It is up to date." },
  amber: {
    tag: "Amber",
    classes: "govuk-tag--orange",
    words: "The last two runs or more brought nothing that could be used.",
  },
  red: {
    tag: "Red",
    classes: "govuk-tag--red",
    words: "It has brought nothing that could be used for more than a month after it was due.",
  },
  "never-asked": { tag: "New", classes: "govuk-tag--grey", words: "It was not asked yet." },
  off: { tag: "Off", classes: "govuk-tag--grey", words: "It is not asked any more." },
};

const onDay = (at: Instant | undefined): string =>
  at === undefined ? "Never" : dayInWords(schoolDay(at));

const Standing = ({ standing }: Pick<SeenSource, "standing">) => (
  <>
    <Tag classes={standings[standing].classes}>{standings[standing].tag}</Tag>{" "}
    {standings[standing].words}
  </>
);

const LastOutcome = ({ state: { outcome, gates: failed } }: Pick<SeenSource, "state">) =>
  outcome === undefined ? null : (
    <>
      {sourceOutcomes[outcome]}.{" "}
      {failed.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {failed.map((gate) => (
            <li>{gates[gate]}</li>
          ))}
        </ul>
      )}
    </>
  );

const Switch = ({ source, isOff }: { source: string; isOff: boolean }) => (
  <form method="post" action={deskPath("sources")}>
    <input type="hidden" name="source" value={source} />
    <Button
      name="wanted"
      value={isOff ? "on" : "off"}
      classes="govuk-button--secondary"
      preventDoubleClick
    >
      {isOff ? "Ask it again" : "Ask it no more"}
      <span class="govuk-visually-hidden"> ({sourceWords(source)})</span>
    </Button>
  </form>
);

const Source = ({ seen, mayDecide }: { seen: SeenSource; mayDecide: boolean }) => {
  const { state, standing } = seen;
  const { source, succeededAt, doneFor, dead, off } = state;
  return (
    <section class="app-section" id={source}>
      <h2 class="govuk-heading-m">{sourceWords(source)}</h2>
      <SummaryList
        rows={[
          { key: { text: "How it is" }, value: { text: <Standing standing={standing} /> } },
          { key: { text: "Last good answer" }, value: { text: onDay(succeededAt) } },
          {
            key: { text: "Last run" },
            value: {
              text: (
                <>
                  {onDay(doneFor)}. <LastOutcome state={state} />
                </>
              ),
            },
          },
          dead && {
            key: { text: "Is it gone?" },
            value: {
              text: `Since ${onDay(dead.since)} it ${requestOutcomes[dead.why].words}. Asked in vain ${dead.runs === 1 ? "once" : `${dead.runs} times`}.`,
            },
          },
          off && {
            key: { text: "Switched off" },
            value: { text: `On ${onDay(off.at)}, by ${off.by}` },
          },
        ]}
      />
      {mayDecide && <Switch source={source} isOff={off !== undefined} />}
    </section>
  );
};

const title = "Sources of the site list";

/** How the sources are, and what the last runs asked them. */
export const sourcesPage = (model: SourcesPage): string => {
  const { member, sources, runs, done, problem } = model;
  return deskShell({
    ...model,
    title,
    current: "sources",
    children: (
      <>
        {done !== undefined && <NotificationBanner type="success" text={done} />}
        {problem !== undefined && <NotificationBanner text={problem} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          They are asked on Mondays. Whatever they say, the published list stays as it is until
          somebody accepts a proposal. What cannot be right is set aside, and the last good answer
          is kept.
        </p>
        {sources.map((seen) => (
          <Source seen={seen} mayDecide={keepsTheList(member)} />
        ))}
        <section class="app-section">
          <h2 class="govuk-heading-m">The last runs</h2>
          {runs.length === 0 ? (
            <InsetText>The sources were not asked yet.</InsetText>
          ) : (
            <Runs {...model} />
          )}
        </section>
        <Details summaryText="What sources are told of us">
          <p class="govuk-body">
            A request says which product asks, for which address, and the school’s reply address.
            Nothing of pupils, staff or reports is in it.
          </p>
        </Details>
      </>
    ),
  });
};
