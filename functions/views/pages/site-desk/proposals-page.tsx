import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Pagination } from "#functions/views/components/pagination.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { fieldWords, siteFieldNamed, valueInWords } from "#shared/domain/sites/field-words.ts";
import { type Proposal, proposalKinds } from "#shared/domain/sites/proposal.ts";
import type { SeenProposal } from "#shared/domain/sites/site-desk.ts";
import { type SiteList, siteBySlug } from "#shared/domain/sites/site-list.ts";
import { sourceWords } from "#shared/domain/sites/source-words.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { DecideForm } from "./decide-form.tsx";
import { type DeskModel, deskShell } from "./desk-shell.tsx";
import { aboutWords, ProposalFacts, verdictWords } from "./proposal-card.tsx";

export interface ProposalsPage extends DeskModel {
  readonly list: SiteList;
  readonly open: readonly SeenProposal[];
  readonly decided: readonly Proposal[];
  /** The address of more open ones. */
  readonly next?: string | undefined;
  /** True if this is not the first page of open ones. */
  readonly isFurther: boolean;
  /** What was just done, in words. */
  readonly done?: string | undefined;
}

const title = "Proposals for the site list";

const One = ({ seen, member }: { seen: SeenProposal; member: Member }) => (
  <article class="app-proposal" id={`proposal-${seen.proposal.id}`}>
    <h3 class="govuk-heading-s">{proposalKinds[seen.proposal.kind].words}</h3>
    <ProposalFacts seen={seen} />
    {keepsTheList(member) && <DecideForm seen={seen} member={member} reason="" />}
  </article>
);

/** Everything about one site stands together. */
const grouped = (open: readonly SeenProposal[]): readonly (readonly SeenProposal[])[] => [
  ...Map.groupBy(open, ({ proposal }) => proposal.slug).values(),
];

const Group = ({ all, member }: { all: readonly SeenProposal[]; member: Member }) => {
  const [first] = all;
  if (!first) return null;
  return (
    <section class="app-section">
      <h2 class="govuk-heading-m">{aboutWords(first)}</h2>
      {all.map((seen) => (
        <One seen={seen} member={member} />
      ))}
    </section>
  );
};

const whatOf = ({ kind, field, after }: Proposal): string => {
  const named = siteFieldNamed(field ?? "");
  return named ? `${fieldWords[named]}: ${valueInWords(named, after)}` : proposalKinds[kind].words;
};

const nameOf = (list: SiteList, slug: string): string =>
  siteBySlug(list, slug)?.name ?? sourceWords(slug);

const Decided = ({ decided, list }: Pick<ProposalsPage, "decided" | "list">) =>
  decided.length === 0 ? null : (
    <section class="app-section">
      <h2 class="govuk-heading-m">Decided last</h2>
      <Table
        caption="Proposals that were decided, the newest first"
        captionClasses="govuk-visually-hidden"
        stacks
        firstCellIsHeader
        head={["About", "What", "Decision", "By", "Reason"].map((text) => ({ text }))}
        rows={decided.map((one) => [
          { text: nameOf(list, one.slug) },
          { text: whatOf(one) },
          {
            text: `${verdictWords[one.status]}${one.decided ? ` on ${dayInWords(schoolDay(one.decided.at))}` : ""}`,
          },
          { text: one.decided?.by ?? "" },
          { text: <span class="app-typed">{one.decided?.reason ?? ""}</span> },
        ])}
      />
    </section>
  );

const Nothing = () => (
  <InsetText>
    Nothing waits to be decided. Sources are asked every Monday, and both leads get a mail when
    something does.
  </InsetText>
);

/** What sources, reports and staff propose for the list, and what was decided. */
export const proposalsPage = (model: ProposalsPage): string => {
  const { member, open, next, isFurther, done } = model;
  const mayDecide = keepsTheList(member);
  return deskShell({
    ...model,
    title,
    current: "proposals",
    children: (
      <>
        {done !== undefined && <NotificationBanner type="success" text={done} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Sources and people propose, and people decide: nothing here is on the published list
          before it is accepted.
          {!mayDecide && " The computing lead and the safeguarding lead decide."}
        </p>
        {open.length === 0 && !isFurther ? (
          <Nothing />
        ) : (
          grouped(open).map((all) => <Group all={all} member={member} />)
        )}
        <Pagination
          previous={
            isFurther ? { href: pathTo("siteProposals"), text: "Back to the oldest" } : undefined
          }
          next={next === undefined ? undefined : { href: next, text: "More proposals" }}
        />
        <Decided {...model} />
      </>
    ),
  });
};
