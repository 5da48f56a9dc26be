import { Button } from "#functions/views/components/button.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { waitsForOther } from "#shared/domain/sites/deciding.ts";
import { proposalKinds } from "#shared/domain/sites/proposal.ts";
import type { SeenProposal } from "#shared/domain/sites/site-desk.ts";
import { aboutWords } from "./proposal-card.tsx";

export interface DecideFormProps {
  readonly seen: SeenProposal;
  readonly member: Member;
  readonly reason: string;
  readonly fault?: string | undefined;
}

/** What accepting does, for the button. */
const acceptWords = ({ proposal, lowersAge }: SeenProposal): string => {
  if (proposal.kind === "source-retired" && proposal.slug === proposal.source)
    return "It is gone: ask it no more";
  if (proposal.kind === "source-suspicious") return "It is right: take it";
  if (!proposalKinds[proposal.kind].changes) return "It is done";
  return lowersAge && proposal.approvals.length === 0 ? "Agree to the lower age" : "Accept";
};

const rejectWords = ({ proposal: { kind } }: SeenProposal): string =>
  proposalKinds[kind].changes || kind === "source-suspicious" ? "Reject" : "Nothing to do";

const hintWords = ({ proposal: { kind } }: SeenProposal): string =>
  proposalKinds[kind].changes
    ? "What you looked at, in a few words."
    : "What you looked at and did, in a few words.";

/** Accept or reject, with a reason: a short one will do, and it is kept with the decision. */
export const DecideForm = ({ seen, member, reason, fault }: DecideFormProps) => {
  const { id, version, approvals } = seen.proposal;
  const about = <span class="govuk-visually-hidden"> ({aboutWords(seen)})</span>;
  const waits = seen.state === "ready" && seen.lowersAge && waitsForOther(approvals, member);
  const canAccept = (seen.state === "ready" && !waits) || seen.state === "done";
  return (
    <form method="post" action={pathTo("siteProposals")} novalidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={version} />
      {waits && (
        <p class="govuk-body">
          You have agreed, and the other lead is asked. If you think otherwise now, reject it.
        </p>
      )}
      <Input
        name="reason"
        id={`reason-${id}`}
        label={{ text: <>Reason{about}</>, classes: "govuk-label--s" }}
        hint={{ text: hintWords(seen) }}
        value={reason}
        autocomplete="off"
        errorMessage={fault === undefined ? undefined : { text: fault }}
      />
      <div class="govuk-button-group">
        {canAccept && (
          <Button name="decision" value="accept" preventDoubleClick>
            {acceptWords(seen)}
            {about}
          </Button>
        )}
        <Button name="decision" value="reject" classes="govuk-button--secondary" preventDoubleClick>
          {rejectWords(seen)}
          {about}
        </Button>
      </div>
    </form>
  );
};
