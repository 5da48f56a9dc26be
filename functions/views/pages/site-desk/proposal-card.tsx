import type { ComponentChildren } from "preact";
import { Details } from "#functions/views/components/details.tsx";
import { SummaryList, type SummaryRow } from "#functions/views/components/summary-list.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { fieldWords, siteFieldNamed, valueInWords } from "#shared/domain/sites/field-words.ts";
import { type Proposal, proposalKinds } from "#shared/domain/sites/proposal.ts";
import { site } from "#shared/domain/sites/site.ts";
import type { SeenProposal } from "#shared/domain/sites/site-desk.ts";
import { agesInWords } from "#shared/domain/sites/site-words.ts";
import { sourceWords } from "#shared/domain/sites/source-words.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { deskPath } from "./desk-shell.tsx";

const row = (key: string, value: ComponentChildren): SummaryRow => ({
  key: { text: key },
  value: { text: value },
});

/** A record that is proposed whole, in its facts that matter. */
const newRecord = (after: unknown): readonly SummaryRow[] => {
  const read = site.safeParse(after);
  if (!read.success) return [];
  const fields = ["name", "kind", "operator", "minAge", "minAgeWithParent", "sourceUrl"] as const;
  return fields.map((field) => row(fieldWords[field], valueInWords(field, read.data[field])));
};

/** What changes with it: where an age is from. */
const besidesRows = ({ besides = {} }: Proposal): readonly SummaryRow[] =>
  Object.entries(besides).flatMap(([name, value]) => {
    const field = siteFieldNamed(name);
    return field ? [row(fieldWords[field], valueInWords(field, value))] : [];
  });

/** Before and after: what would be different on the list. */
function differenceRows({ proposal, record, state }: SeenProposal): readonly SummaryRow[] {
  const { kind, before, after } = proposal;
  if (!proposalKinds[kind].changes) return [];
  if (kind === "add") return newRecord(after);
  const field = siteFieldNamed(proposal.field ?? "status");
  if (!field) return [];
  const now = record?.[field];
  return [
    row("What", fieldWords[field]),
    row("Before", valueInWords(field, before)),
    row("After", <strong>{valueInWords(field, after)}</strong>),
    ...besidesRows(proposal),
    ...(state === "stale" ? [row("On the list now", valueInWords(field, now))] : []),
  ];
}

const Evidence = ({ proposal }: { readonly proposal: Proposal }) => (
  <>
    {sourceWords(proposal.source)}
    {proposal.evidence !== null && (
      <>
        .{" "}
        <a class="govuk-link" href={proposal.evidence} rel="noreferrer">
          See the evidence
        </a>
      </>
    )}
  </>
);

const ChangedLines = ({ lines }: { readonly lines: readonly string[] }) => (
  <Details summaryText={`Changed lines of the terms that mention an age: ${lines.length}`} open>
    <ul class="govuk-list app-changed-lines">
      {lines.map((line) => (
        <li class="app-typed">{line}</li>
      ))}
    </ul>
  </Details>
);

const approvedBy = ({ approvals }: Proposal): string =>
  approvals.map(({ by, at }) => `${by}, on ${dayInWords(schoolDay(at))}`).join("; ");

const Agreement = ({ proposal }: { readonly proposal: Proposal }) => (
  <p class="govuk-body app-both-leads">
    <strong>Both leads must agree</strong>, because this lets younger children in.{" "}
    {proposal.approvals.length > 0
      ? `Agreed so far: ${approvedBy(proposal)}.`
      : "Nobody has agreed yet."}
  </p>
);

const states = {
  stale:
    "The record was changed since. This cannot be accepted any more: reject it, or edit the record.",
  invalid: "This cannot be put on the list as it is: reject it, or edit the record.",
  done: "The list says this already: accept it to take it off this page.",
} as const;

const State = ({ seen: { state, faults } }: { readonly seen: SeenProposal }) =>
  state === "ready" ? null : (
    <>
      <p class="govuk-body">
        <Tag classes={state === "done" ? "govuk-tag--grey" : "govuk-tag--yellow"}>
          {state === "done" ? "Done already" : "Out of date"}
        </Tag>{" "}
        {states[state]}
      </p>
      {faults.map((fault) => (
        <p class="govuk-body app-typed">{fault}</p>
      ))}
    </>
  );

/** Where somebody does what a task asks for, before they say that it is done. */
function placeOf({ proposal: { kind, source, slug }, record }: SeenProposal) {
  if (proposalKinds[kind].changes) return undefined;
  if (record)
    return { href: deskPath("edit", { slug }), words: `Change the record of ${record.name}` };
  if (source === "reports") {
    return { href: pathTo("summary"), words: "See the sites that reports name" };
  }
  return { href: deskPath("sources"), words: "See how the sources are" };
}

const Place = ({ seen }: { readonly seen: SeenProposal }) => {
  const place = placeOf(seen);
  return place === undefined ? null : (
    <p class="govuk-body">
      <a class="govuk-link" href={place.href}>
        {place.words}
      </a>
    </p>
  );
};

/** What the list says of a record that somebody is asked to look at. */
const standingRows = ({ proposal, record }: SeenProposal): readonly SummaryRow[] =>
  record && !proposalKinds[proposal.kind].changes
    ? [row("On the list now", agesInWords(record))]
    : [];

/** What a proposal says, and who says so. */
export const ProposalFacts = ({ seen }: { readonly seen: SeenProposal }) => {
  const { proposal, lowersAge } = seen;
  const { says, changedLines = [], raisedAt } = proposal;
  return (
    <>
      <SummaryList
        classes="app-proposal__facts"
        rows={[
          ...differenceRows(seen),
          ...standingRows(seen),
          row("Source", <Evidence proposal={proposal} />),
          row("Found", dayInWords(schoolDay(raisedAt))),
          says !== undefined && row("Note", <span class="app-typed">{says}</span>),
        ]}
      />
      {changedLines.length > 0 && <ChangedLines lines={changedLines} />}
      {lowersAge && proposal.status === "open" && <Agreement proposal={proposal} />}
      {proposal.status === "open" && <State seen={seen} />}
      {proposal.status === "open" && <Place seen={seen} />}
    </>
  );
};

/** What it is about, for a heading: the record’s name, or the source’s. */
export const aboutWords = ({ proposal, record }: SeenProposal): string => {
  if (record) return record.name;
  if (proposal.kind === "add") return site.safeParse(proposal.after).data?.name ?? proposal.slug;
  if (proposal.slug === "not-on-the-list") return "Sites that are not on the list";
  return sourceWords(proposal.slug);
};

export const verdictWords = { accepted: "Accepted", rejected: "Rejected", open: "Open" } as const;
