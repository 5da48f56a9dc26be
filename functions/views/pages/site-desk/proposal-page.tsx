import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { proposalKinds } from "#shared/domain/sites/proposal.ts";
import type { SeenProposal } from "#shared/domain/sites/site-desk.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { DecideForm } from "./decide-form.tsx";
import { type DeskModel, deskShell } from "./desk-shell.tsx";
import { aboutWords, ProposalFacts, verdictWords } from "./proposal-card.tsx";

export interface ProposalPage extends DeskModel {
  readonly seen: SeenProposal;
  readonly reason: string;
  /** What is wrong with the reason. */
  readonly fault?: string | undefined;
  /** Why it was not decided, if that is not the reason's fault. */
  readonly problem?: string | undefined;
}

const Problem = ({ words }: { words: string }) => (
  <NotificationBanner titleText="Not decided">
    <p class="govuk-notification-banner__heading">{words}</p>
    <p class="govuk-body">Your reason is still here. This is how the proposal stands now.</p>
  </NotificationBanner>
);

/** One proposal by itself: where somebody lands whose decision was not taken. */
export const proposalPage = (model: ProposalPage): string => {
  const { seen, member, fault, problem } = model;
  const { proposal } = seen;
  const { decided } = proposal;
  return deskShell({
    ...model,
    title: `${proposalKinds[proposal.kind].words}: ${aboutWords(seen)}`,
    errors: fault !== undefined,
    back: pathTo("siteProposals"),
    children: (
      <>
        {fault !== undefined && (
          <ErrorSummary errorList={[{ text: fault, href: `#reason-${proposal.id}` }]} />
        )}
        {problem !== undefined && <Problem words={problem} />}
        <h1 class="govuk-heading-l">{aboutWords(seen)}</h1>
        <h2 class="govuk-heading-m">{proposalKinds[proposal.kind].words}</h2>
        <ProposalFacts seen={seen} />
        {decided && (
          <InsetText>
            {verdictWords[proposal.status]} by {decided.by} on {dayInWords(schoolDay(decided.at))}:{" "}
            <span class="app-typed">{decided.reason}</span>
          </InsetText>
        )}
        {proposal.status === "open" && keepsTheList(member) && <DecideForm {...model} />}
      </>
    ),
  });
};
