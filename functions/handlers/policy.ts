import { type Answer, html, json, withHeaders } from "#functions/http/answers.ts";
import { notFound, pages } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { revalidated } from "#functions/http/revalidate.ts";
import { policyPage } from "#functions/views/pages/policy/policy-page.tsx";
import { policySummaryPage } from "#functions/views/pages/policy/summary-page.tsx";
import { routes } from "#shared/contract/routes.ts";
import { policyAsMarkdown } from "#shared/domain/policy/policy-markdown.ts";
import { newestAdopted, standingOf } from "#shared/domain/policy/policy-version.ts";
import { keySitesOf } from "#shared/domain/sites/key-sites.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { type ReadPolicy, readPolicy } from "#shared/use-cases/read-policy.ts";
import { type ListParts, readSites } from "#shared/use-cases/read-sites.ts";
import { versionFacts, wordsFacts } from "./policy-facts.ts";
import { markdown, type PolicyPageParts, policyVersions } from "./policy-versions.ts";

type Parts = PolicyPageParts & ListParts;

/** The same for everybody; a browser that has it asks whether it still is the same. */
const published = (answer: Answer, request: PageRequest, { ids }: PolicyPageParts): Answer =>
  withHeaders(
    revalidated(answer, request, (text) => ids.digest(text)),
    { "cache-control": "public, max-age=300" },
  );

/** The whole policy in force, as a page or as JSON with the same facts. */
async function whole(parts: Parts, request: PageRequest, read: ReadPolicy): Promise<Answer> {
  const { school, clock } = parts;
  const { version, versions, words } = read;
  const today = schoolDay(clock.now());
  const keySites = keySitesOf(await readSites(parts, school.id), today);
  if (request.wantsJson) {
    return json({ ...versionFacts(version, versions, today), ...wordsFacts(words), keySites });
  }
  const newest = newestAdopted(versions);
  const coming = standingOf(newest, versions, today) === "coming" ? newest : undefined;
  return html(policyPage({ school, version, words, coming, keySites }));
}

async function inForce(parts: Parts, request: PageRequest): Promise<Answer> {
  const { school, clock, baseUrl } = parts;
  const read = await readPolicy(parts, school.id, schoolDay(clock.now()));
  const { version, words } = read;
  switch (request.path) {
    case routes.policySummary.path:
      return html(policySummaryPage({ school, version, words, address: baseUrl }));
    case routes.policyMarkdown.path:
      return markdown(policyAsMarkdown(school, version, words));
    default:
      return whole(parts, request, read);
  }
}

/** The policy in force for everybody to read, and the versions that there were and may be. */
export const policy = (parts: Parts) =>
  pages(parts, async (request) => {
    switch (request.path) {
      case routes.policy.path:
      case routes.policySummary.path:
      case routes.policyMarkdown.path:
        return published(await inForce(parts, request), request, parts);
      default: {
        const answer = await policyVersions(parts, request);
        if (!answer) return notFound(parts.school, request);
        return answer.isForAll ? published(answer.answer, request, parts) : answer.answer;
      }
    }
  });
