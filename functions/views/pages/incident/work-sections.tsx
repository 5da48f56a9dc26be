import type { ComponentChildren } from "preact";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { bandOf } from "#shared/domain/incident/band-of.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import { allegedOf, categoriesOf, kindOf, siteOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { nextStep, referralsOut, stepsFor } from "#shared/domain/incident/pathway.ts";
import { type Assessment, bands, impacts, likelihoods } from "#shared/domain/incident/risk.ts";
import { kindNames } from "#shared/domain/incident/vocabulary.ts";
import { severityWords } from "#shared/domain/incident/work.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Day, dayInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import { Categories, row } from "./told-sections.tsx";

export interface WorkProps {
  readonly incident: Incident;
  readonly school: SchoolProfile;
  readonly today: Day;
  /** What this person may do now: what there are links for. */
  readonly allowed: readonly ChangeName[];
}

export const personName = ({ people }: SchoolProfile, wanted: string | undefined): string =>
  people.find(({ id }) => id === wanted)?.name ?? "Nobody yet";

interface ChangeLinkProps extends Pick<WorkProps, "incident" | "allowed"> {
  readonly change: ChangeName;
  readonly query?: string;
  readonly children: ComponentChildren;
}

/** A link to the page of a change, if this person may make it now. */
export const ChangeLink = ({ incident, allowed, change, query = "", children }: ChangeLinkProps) =>
  allowed.includes(change) ? (
    <a
      class="govuk-link app-no-print"
      href={`${pathTo("incidentChange", { reference: incident.reference, change })}${query}`}
    >
      {children}
    </a>
  ) : null;

export const Overview = ({ incident, school }: WorkProps) => {
  const { work } = incident;
  return (
    <SummaryList
      rows={[
        row("Kind", kindNames[kindOf(incident)]),
        row("About", <Categories categories={[...categoriesOf(incident)]} />),
        row(
          "How grave",
          work.severity === undefined ? "Not judged yet" : severityWords[work.severity],
        ),
        row("Site, app or game", <Typed text={siteOf(incident) ?? "None given"} />),
        row("Who sees to it", personName(school, work.owner)),
        ...(work.original === undefined
          ? []
          : [
              row(
                "Repeats",
                <a class="govuk-link" href={pathTo("incident", { reference: work.original })}>
                  {work.original}
                </a>,
              ),
            ]),
        ...(work.reason === undefined ? [] : [row("Reason", <Typed text={work.reason} />)]),
        ...(work.decision === undefined ? [] : [row("Decision", <Typed text={work.decision} />)]),
      ]}
    />
  );
};

const Assessed = ({ risk }: { risk: Assessment | undefined }) => {
  if (risk === undefined) return <>Not assessed yet</>;
  const band = bands[bandOf(risk)];
  return (
    <>
      <strong>{band.words}</strong>. {band.act}.
      <br />
      Likelihood: {likelihoods[risk.likelihood].words}. Impact: {impacts[risk.impact].words}.
      {risk.override && (
        <>
          <br />
          The table gives {bands[risk.band].words.toLowerCase()}. Judged otherwise because:{" "}
          <Typed text={risk.override.reason} />
        </>
      )}
    </>
  );
};

export const Risk = ({ incident: { work } }: WorkProps) => (
  <SummaryList
    rows={[
      row("Before any action", <Assessed risk={work.inherent} />),
      row("After the actions", <Assessed risk={work.residual} />),
    ]}
  />
);

export const Pathway = ({ incident, allowed }: WorkProps) => {
  const steps = stepsFor(allegedOf(incident));
  const next = nextStep(
    steps,
    incident.work.steps.map((taken) => taken.step),
  );
  return (
    <ol class="govuk-list govuk-list--number govuk-list--spaced">
      {steps.map(({ id, words, procedure }) => {
        const taken = incident.work.steps.find(({ step }) => step === id);
        return (
          <li>
            {words} <span class="govuk-hint app-inline">({procedure})</span>
            {taken && (
              <>
                <br />
                <Tag classes={taken.how === "done" ? "govuk-tag--green" : "govuk-tag--grey"}>
                  {taken.how === "done" ? "Done" : "Skipped"}
                </Tag>{" "}
                {dayInWords(taken.on)}, {taken.by}
                {taken.reason !== undefined && (
                  <>
                    : <Typed text={taken.reason} />
                  </>
                )}
              </>
            )}
            {next?.id === id && (
              <>
                <br />
                <ChangeLink incident={incident} allowed={allowed} change="step">
                  Record this step
                </ChangeLink>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
};

export const Referrals = ({ incident: { work } }: WorkProps) =>
  work.referrals.length === 0 ? (
    <p class="govuk-body">None recorded.</p>
  ) : (
    <Table
      stacks
      caption="Referrals"
      captionClasses="govuk-visually-hidden"
      head={["To", "On", "Their reference", "Recorded by"].map((text) => ({ text }))}
      rows={work.referrals.map(({ to, on, reference, by }) =>
        [
          referralsOut.find(({ id }) => id === to)?.words ?? to,
          dayInWords(on),
          <Typed text={reference ?? "None"} />,
          by,
        ].map((text) => ({ text })),
      )}
    />
  );

export const Actions = ({ incident, school, today, allowed }: WorkProps) =>
  incident.work.actions.length === 0 ? (
    <p class="govuk-body">None yet.</p>
  ) : (
    <Table
      stacks
      caption="Actions"
      captionClasses="govuk-visually-hidden"
      head={["What", "Who", "Due", "State"].map((text) => ({ text }))}
      rows={incident.work.actions.map(({ number, what, owner, dueOn, doneOn, check }) =>
        [
          <Typed text={what} />,
          personName(school, owner),
          dayInWords(dueOn),
          <>
            {doneOn === undefined && dueOn < today && <Tag classes="govuk-tag--red">Overdue</Tag>}
            {doneOn === undefined && dueOn >= today && <Tag classes="govuk-tag--blue">To do</Tag>}
            {doneOn !== undefined && <>Done {dayInWords(doneOn)}. </>}
            {check && (check.worked ? "It worked." : "It did not work.")}{" "}
            {doneOn === undefined ? (
              <ChangeLink
                {...{ incident, allowed }}
                change="action-done"
                query={`?number=${number}`}
              >
                Mark as done<span class="govuk-visually-hidden">: action {number}</span>
              </ChangeLink>
            ) : (
              !check && (
                <ChangeLink
                  {...{ incident, allowed }}
                  change="action-check"
                  query={`?number=${number}`}
                >
                  Check<span class="govuk-visually-hidden"> whether action {number} worked</span>
                </ChangeLink>
              )
            )}
          </>,
        ].map((text) => ({ text })),
      )}
    />
  );
