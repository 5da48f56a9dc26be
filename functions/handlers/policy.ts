import { type Answer, html, json, withHeaders } from "#functions/http/answers.ts";
import type { PageSurroundings } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { revalidated } from "#functions/http/revalidate.ts";
import { policyPage } from "#functions/views/pages/policy/policy-page.tsx";
import { policySummaryPage } from "#functions/views/pages/policy/summary-page.tsx";
import { numbered, policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Ids } from "#shared/ports.ts";

type Parts = PageSurroundings & { readonly ids: Pick<Ids, "digest"> };

/** The same for everybody; a browser that has it asks whether it still is the same. */
const published = (answer: Answer, request: PageRequest, { ids }: Parts): Answer =>
  withHeaders(
    revalidated(answer, request, (text) => ids.digest(text)),
    { "cache-control": "public, max-age=300" },
  );

/** The whole policy, as a page or as JSON with the same facts. */
export function policyAnswer(parts: Parts, request: PageRequest): Answer {
  const { school, ids } = parts;
  const hash = policyHash(policyText, (text) => ids.digest(text));
  const { version, writtenOn } = policyText;
  const answer = request.wantsJson
    ? // No approval: the governing board has not decided on this text yet.
      json({ version, writtenOn, approval: null, hash, sections: numbered(policyText) })
    : html(policyPage({ school, text: policyText, hash }));
  return published(answer, request, parts);
}

export function policySummaryAnswer(parts: Parts, request: PageRequest): Answer {
  const { school, baseUrl } = parts;
  const body = policySummaryPage({ school, text: policyText, address: baseUrl });
  return published(html(body), request, parts);
}
