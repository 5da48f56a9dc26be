import { type Answer, html, json, withHeaders } from "#functions/http/answers.ts";
import type { PageSurroundings } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { sessionCookie } from "#functions/http/session-cookie.ts";
import { policyChangesPage } from "#functions/views/pages/policy/changes-page.tsx";
import { policyVersionPage } from "#functions/views/pages/policy/version-page.tsx";
import { policyVersionsPage } from "#functions/views/pages/policy/versions-page.tsx";
import { routes } from "#shared/contract/routes.ts";
import { diffPolicies } from "#shared/domain/policy/diff.ts";
import { maySeeProposals } from "#shared/domain/policy/policy-access.ts";
import { policyAsMarkdown } from "#shared/domain/policy/policy-markdown.ts";
import { inForceOn, standingOf } from "#shared/domain/policy/policy-version.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import type { World } from "#shared/ports.ts";
import {
  type PolicyParts,
  type ReadPolicy,
  readPolicyVersion,
  policyVersions as readVersions,
  wordsOf,
} from "#shared/use-cases/read-policy.ts";
import { findMember } from "#shared/use-cases/sign-in.ts";
import { changesFacts, versionFacts, wordsFacts } from "./policy-facts.ts";

export type PolicyPageParts = PageSurroundings & PolicyParts & Pick<World, "sessions" | "ids">;

interface Shown {
  readonly answer: Answer;
  /** The same for whoever asks, so it may be kept; what was not decided on never is. */
  readonly isForAll: boolean;
}

export const markdown = (text: string): Answer =>
  withHeaders(html(text), { "content-type": "text/markdown; charset=utf-8" });

/** Who asks, if they may read what was not decided on; nobody is sent to sign in for it. */
async function proposalReader(
  parts: PolicyPageParts,
  request: PageRequest,
): Promise<Member | undefined> {
  const secret = request.cookie(sessionCookie);
  const member = secret === "" ? undefined : await findMember(parts, parts.school.id, secret);
  return member && maySeeProposals(member) ? member : undefined;
}

async function listed(parts: PolicyPageParts, request: PageRequest): Promise<Shown> {
  const { school, clock } = parts;
  const today = schoolDay(clock.now());
  const versions = await readVersions(parts, school.id);
  const areAllAdopted = versions.every(({ status }) => status === "adopted");
  const member = areAllAdopted ? undefined : await proposalReader(parts, request);
  const shown = versions.filter(({ status }) => member || status === "adopted");
  const answer = request.wantsJson
    ? json({ versions: shown.map((one) => versionFacts(one, versions, today)) })
    : html(policyVersionsPage({ school, versions, shown, today, member }));
  return { answer, isForAll: areAllAdopted };
}

interface Opened extends ReadPolicy {
  readonly member: Member | undefined;
}

/** A version that this person may read, or undefined, as if there were none. */
async function opened(
  parts: PolicyPageParts,
  request: PageRequest,
  number: number,
): Promise<Opened | undefined> {
  const read = await readPolicyVersion(parts, parts.school.id, number);
  if (!read) return undefined;
  if (read.version.status === "adopted") return { ...read, member: undefined };
  const member = await proposalReader(parts, request);
  return member && { ...read, member };
}

function whole({ school, clock }: PolicyPageParts, request: PageRequest, one: Opened): Answer {
  const { version, versions, words, member } = one;
  const today = schoolDay(clock.now());
  if (request.wantsJson) {
    return json({ ...versionFacts(version, versions, today), ...wordsFacts(words) });
  }
  const standing = standingOf(version, versions, today);
  const inForce = inForceOn(versions, today);
  return html(policyVersionPage({ school, version, words, standing, inForce, member }));
}

/** What is different from the version that it was made from; the first was made from none. */
async function changes(
  parts: PolicyPageParts,
  request: PageRequest,
  one: Opened,
): Promise<Answer | undefined> {
  const { school, clock } = parts;
  const { version, versions, words, member } = one;
  const from = versions.find(({ number }) => number === version.madeFrom);
  if (!from) return undefined;
  const clauses = diffPolicies(await wordsOf(parts, school.id, from), words);
  if (request.wantsJson) return json(changesFacts(version, clauses));
  const standing = standingOf(version, versions, schoolDay(clock.now()));
  return html(policyChangesPage({ school, version, standing, clauses, member }));
}

const address = /^([1-9]\d{0,3})(\.md)?$/;

/** The list of versions, one of them, or what changed in it; undefined if this person may see none. */
export async function policyVersions(
  parts: PolicyPageParts,
  request: PageRequest,
): Promise<Shown | undefined> {
  if (request.path === routes.policyVersions.path) return listed(parts, request);
  const [, number, isMarkdown] = address.exec(request.parameter("number")) ?? [];
  const one = number === undefined ? undefined : await opened(parts, request, Number(number));
  if (!one) return undefined;
  const isForAll = one.version.status === "adopted";
  if (request.path.endsWith("/changes")) {
    const answer = await changes(parts, request, one);
    return answer && { answer, isForAll };
  }
  const answer = isMarkdown
    ? markdown(policyAsMarkdown(parts.school, one.version, one.words))
    : whole(parts, request, one);
  return { answer, isForAll };
}
