import { html, json, problem, withHeaders } from "#functions/http/answers.ts";
import { api } from "#functions/http/api.ts";
import { readForm } from "#functions/http/form.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { RateLimit } from "#functions/http/rate-limit.ts";
import { readJson, tooMany } from "#functions/http/read-json.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { followedPage, followUpPage } from "#functions/views/pages/follow-up.tsx";
import { routes } from "#shared/contract/routes.ts";
import { readReceipt } from "#shared/domain/incident/receipt.ts";
import { toEpochSeconds } from "#shared/domain/time.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { followUp } from "#shared/use-cases/follow-up.ts";

type Parts = PageSurroundings &
  Pick<World, "keyRing"> & {
    readonly incidents: Pick<Incidents, "find">;
    readonly limit: RateLimit;
  };

const unknownWords = "We cannot find a report for that receipt. Check the 16 digits and try again";
const malformedWords = "Enter the 16 digits of your receipt";

/** The incident of what was typed; what is not even a receipt needs no look. */
async function look(parts: Parts, typed: string) {
  const receipt = readReceipt(typed);
  return receipt ? followUp(parts, parts.school, receipt) : undefined;
}

const ask = (parts: Parts, typed: string, fault?: string, status = 422) =>
  html(followUpPage({ school: parts.school, typed, fault }), fault ? status : 200);

async function answerPage(parts: Parts, request: PageRequest, wait: number | undefined) {
  const { school } = parts;
  if (request.method === "GET") return ask(parts, "");
  const form = readForm(request);
  // A receipt is sixteen digits: nothing longer is shown again.
  const typed = form.ok ? (form.fields.get("receipt") ?? "").slice(0, 40) : "";
  if (wait !== undefined) {
    const busy = ask(parts, typed, `Too many tries. Wait ${wait} seconds and try again`, 429);
    return withHeaders(busy, { "retry-after": String(wait) });
  }
  const found = await look(parts, typed);
  if (!found) return ask(parts, typed, malformedWords);
  return found.ok
    ? html(followedPage({ school, ...found.value }))
    : ask(parts, typed, unknownWords);
}

const receiptOf = (sent: unknown): string =>
  sent !== null && typeof sent === "object" && "receipt" in sent && typeof sent.receipt === "string"
    ? sent.receipt
    : "";

async function answerApi(parts: Parts, request: PageRequest, wait: number | undefined) {
  if (wait !== undefined) return tooMany(wait);
  const sent = readJson(request);
  if (!sent.ok) return sent.answer;
  const found = await look(parts, receiptOf(sent.value));
  if (!found) {
    return problem({
      status: 422,
      title: "This is not a receipt",
      detail: 'Send { "receipt": "1234 5678 9012 3456" }.',
      errors: [{ pointer: "/receipt", detail: "must be 16 digits" }],
    });
  }
  return found.ok
    ? json(found.value)
    : problem({ status: 404, title: "Not found", detail: "No report has this receipt." });
}

/** Follow up by receipt: receipts that lead nowhere answer alike, after the same work. */
export function followUpReport(parts: Parts) {
  const waitFor = ({ method, sourceAddress }: PageRequest) =>
    method === "POST"
      ? parts.limit.take(sourceAddress, toEpochSeconds(parts.clock.now()))
      : undefined;
  const forPeople = pages(parts, (request) => answerPage(parts, request, waitFor(request)));
  const forPrograms = api(parts, (request) => answerApi(parts, request, waitFor(request)));
  return (...[event, context]: Parameters<typeof forPeople>) =>
    (event.rawPath === routes.followUpApi.path ? forPrograms : forPeople)(event, context);
}
