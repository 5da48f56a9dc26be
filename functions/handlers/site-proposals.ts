import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { proposalPage } from "#functions/views/pages/site-desk/proposal-page.tsx";
import { proposalsPage } from "#functions/views/pages/site-desk/proposals-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { text } from "#shared/domain/text.ts";
import { decideAtDesk } from "#shared/use-cases/decide-at-desk.ts";
import type { Decision, DecisionRefusal } from "#shared/use-cases/decide-proposal.ts";
import { readProposal, readSiteDesk } from "#shared/use-cases/read-site-desk.ts";
import { notYourSites, onlyKeepers, type SiteDeskParts } from "./site-desk-answers.ts";

const dones: Readonly<Record<string, string>> = {
  accepted: "The proposal was accepted",
  rejected: "The proposal was rejected",
  waits: "You have agreed. The other lead has to agree too before anything is published",
};

/** A place in the list of proposals, as its own pages name it. */
const longestPlace = 100;

async function listed(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const after = request.query("after").slice(0, longestPlace);
  const view = await readSiteDesk(parts, parts.school.id, after === "" ? undefined : after);
  return html(
    proposalsPage({
      school: parts.school,
      member,
      ...view,
      next: view.next && `${pathTo("siteProposals")}?${new URLSearchParams({ after: view.next })}`,
      isFurther: after !== "",
      done: dones[request.query("done")],
    }),
  );
}

interface Shown {
  readonly reason?: string;
  readonly fault?: string;
  readonly problem?: string;
  readonly status?: number;
}

async function one(
  parts: SiteDeskParts,
  request: PageRequest,
  member: Member,
  id: string,
  { reason = "", fault, problem, status = 200 }: Shown = {},
) {
  const seen = await readProposal(parts, parts.school.id, id);
  if (!seen) return notFound(parts.school, request);
  return html(proposalPage({ school: parts.school, member, seen, reason, fault, problem }), status);
}

/** Why a decision was not taken, for whoever wanted it. */
const problems: Readonly<
  Record<Exclude<DecisionRefusal["why"], "not-allowed" | "not-found">, string>
> = {
  "changed-meanwhile": "Somebody else decided or agreed at the same moment.",
  "already-approved": "You have agreed already. The other lead has to agree too.",
  "already-accepted": "It was accepted already, and can only be finished: accept it.",
  stale: "The record was changed since this was proposed, so it cannot be accepted.",
  invalid: "The list would not hold together with this.",
};

const aReason = text({ longest: 500 });

function decisionIn(fields: URLSearchParams): Omit<Decision, "reason"> | undefined {
  const decision = fields.get("decision");
  const seen = Number(/^\d{1,6}$/.exec(fields.get("seen") ?? "")?.[0] ?? "0");
  if (decision !== "accept" && decision !== "reject") return undefined;
  return { id: fields.get("id") ?? "", seen, decision };
}

async function decided(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const wanted = read.ok ? decisionIn(read.fields) : undefined;
  if (!read.ok || !wanted) return unreadableForm(parts.school, member);
  const typed = read.fields.get("reason") ?? "";
  const reason = aReason.safeParse(typed);
  if (!reason.success) {
    const fault =
      typed.trim() === ""
        ? "Say in a few words why you decide so"
        : "The reason must be 500 characters or fewer";
    return one(parts, request, member, wanted.id, { reason: typed, fault, status: 422 });
  }
  const decision = { ...wanted, reason: reason.data };
  const outcome = await decideAtDesk(parts, parts.school.id, member, decision);
  if (outcome.ok) return seeOther(`${pathTo("siteProposals")}?done=${outcome.value.came}`);
  const { why } = outcome.refused;
  if (why === "not-allowed") return notYourSites(parts, request, member, onlyKeepers);
  if (why === "not-found") return notFound(parts.school, request);
  return one(parts, request, member, wanted.id, {
    reason: typed,
    problem: problems[why],
    status: 409,
  });
}

/** What is proposed for the list: looked at, or decided. */
export function siteProposals(parts: SiteDeskParts, request: PageRequest, member: Member) {
  if (request.method === "POST") return decided(parts, request, member);
  const id = request.query("id");
  return id === "" ? listed(parts, request, member) : one(parts, request, member, id);
}
