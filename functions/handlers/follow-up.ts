import { html, seeOther, withHeaders } from "#functions/http/answers.ts";
import { api } from "#functions/http/api.ts";
import { type Form, readForm } from "#functions/http/form.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { RateLimit } from "#functions/http/rate-limit.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { openTalk, sealTalk, talkMinutes } from "#functions/http/sealed-talk.ts";
import { followUpPage } from "#functions/views/pages/follow-up.tsx";
import { followedPage } from "#functions/views/pages/followed.tsx";
import { problemPage } from "#functions/views/pages/problem.tsx";
import { pathTo, routes } from "#shared/contract/routes.ts";
import { type Receipt, readReceipt } from "#shared/domain/incident/receipt.ts";
import { reporterText } from "#shared/domain/incident/reporter-message.ts";
import { isStorable, tidy } from "#shared/domain/text.ts";
import { toEpochSeconds } from "#shared/domain/time.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { type Followed, followUp } from "#shared/use-cases/follow-up.ts";
import { writeAsReporter } from "#shared/use-cases/write-as-reporter.ts";
import { answerFollowUpApi } from "./follow-up-api.ts";

type Parts = PageSurroundings &
  Pick<World, "keyRing" | "ids"> & {
    readonly incidents: Pick<Incidents, "find" | "replace">;
    readonly limit: RateLimit;
    /** Seals the receipt that travels in the page. */
    readonly sealingKey: Uint8Array;
  };

const unknownWords = "We cannot find a report for that receipt. Check the 16 digits and try again";
const malformedWords = "Enter the 16 digits of your receipt";
const waitWords = (seconds: number) => `Too many tries. Wait ${seconds} seconds and try again`;

type Fields = URLSearchParams;

/** The page that asks for the receipt. A message that was written stays in it. */
const ask = ({ school }: Parts, fields: Fields, fault?: string, status = 422) => {
  // A receipt is sixteen digits: nothing longer is shown again.
  const typed = (fields.get("receipt") ?? "").slice(0, 40);
  const kept = fields.get("text") ?? undefined;
  return html(followUpPage({ school, typed, fault, kept }), fault ? status : 200);
};

interface Shown {
  readonly typed?: string | undefined;
  readonly fault?: string | undefined;
  readonly written?: boolean;
}

async function show(parts: Parts, receipt: Receipt, report: Followed, shown: Shown, status = 200) {
  const { school, sealingKey, clock } = parts;
  const talk = { receipt, seen: report.messages.length };
  const sealed = await sealTalk(sealingKey, talk, clock.now());
  return html(followedPage({ school, report, sealed, ...shown }), status);
}

const unreadable = ({ school }: Parts, why: (Form & { ok: false })["refused"]) =>
  html(
    problemPage({
      school,
      title: "We cannot take this message",
      sentences: [
        why === "too-large"
          ? "What you typed is far too long to be sent. Go back, make it shorter and try again."
          : "What your browser sent cannot be read as a form.",
        "Nothing was sent.",
      ],
      link: { href: pathTo("followUp"), text: "Follow up a report" },
    }),
    why === "too-large" ? 413 : 400,
  );

async function enter(parts: Parts, request: PageRequest, wait: number | undefined) {
  if (request.method === "GET") return ask(parts, new URLSearchParams());
  const form = readForm(request);
  const fields = form.ok ? form.fields : new URLSearchParams();
  if (wait !== undefined) {
    const busy = ask(parts, fields, waitWords(wait), 429);
    return withHeaders(busy, { "retry-after": String(wait) });
  }
  // What is not even a receipt needs no look.
  const receipt = readReceipt(fields.get("receipt") ?? "");
  if (!receipt) return ask(parts, fields, malformedWords);
  const found = await followUp(parts, parts.school, receipt);
  return found.ok
    ? show(parts, receipt, found.value, { typed: fields.get("text") ?? undefined })
    : ask(parts, fields, unknownWords);
}

/** What is wrong with a message, in words for whoever typed it. */
function faultIn(typed: string): string | undefined {
  if (reporterText.safeParse(typed).success) return undefined;
  const text = tidy(typed);
  if (text === "") return "Enter your message";
  return isStorable(text)
    ? "Your message must be 3,000 characters or fewer"
    : "Your message has characters that cannot be stored. Type it again";
}

const fullWords = (phone: string) =>
  `There is no room for more messages. Call the school on ${phone} and quote the reference`;
const busyWords =
  "The school changed something about your report at this very moment. Send your message again";

async function send(parts: Parts, fields: Fields, wait: number | undefined) {
  const { school, sealingKey, clock } = parts;
  const typed = fields.get("text") ?? "";
  const sealed = fields.get("talk") ?? "";
  const talk = await openTalk(sealingKey, sealed, clock.now());
  if (talk === "expired") {
    const fault = `Your page was open for more than ${talkMinutes} minutes. Enter your receipt again: your message is kept`;
    return ask(parts, fields, fault);
  }
  if (talk === "tampered") return ask(parts, fields, malformedWords);
  /** The form alone, as it came: what it holds may still be sent. */
  const again = (fault: string, status: number, seconds: number) =>
    withHeaders(html(followedPage({ school, sealed, typed, fault }), status), {
      "retry-after": String(seconds),
    });
  if (wait !== undefined) return again(waitWords(wait), 429, wait);

  const { receipt, seen } = talk;
  const refuse = async (fault: string, status: number) => {
    const found = await followUp(parts, school, receipt);
    return found.ok
      ? show(parts, receipt, found.value, { typed, fault }, status)
      : ask(parts, fields, unknownWords);
  };
  const fault = faultIn(typed);
  if (fault !== undefined) return refuse(fault, 422);
  const outcome = await writeAsReporter(parts, school, receipt, { text: tidy(typed), seen });
  if (outcome.ok) return show(parts, receipt, outcome.value, { written: true });
  switch (outcome.refused) {
    case "unknown":
      return ask(parts, fields, unknownWords);
    case "full":
      return refuse(fullWords(school.phone), 409);
    case "busy":
      return again(busyWords, 503, 2);
  }
}

async function write(parts: Parts, request: PageRequest, wait: number | undefined) {
  // Somebody loads the page again by its address, or comes back to it later.
  if (request.method === "GET") return seeOther(pathTo("followUp"));
  const form = readForm(request);
  return form.ok ? send(parts, form.fields, wait) : unreadable(parts, form.refused);
}

/** Follow up by receipt: receipts that lead nowhere answer alike, after the same work. */
export function followUpReport(parts: Parts) {
  const waitFor = ({ method, sourceAddress }: PageRequest) =>
    method === "POST"
      ? parts.limit.take(sourceAddress, toEpochSeconds(parts.clock.now()))
      : undefined;
  const forPeople = pages(parts, (request) =>
    request.path === routes.followUpMessages.path
      ? write(parts, request, waitFor(request))
      : enter(parts, request, waitFor(request)),
  );
  const forPrograms = api(parts, (request) => answerFollowUpApi(parts, request, waitFor(request)));
  return (...[event, context]: Parameters<typeof forPeople>) =>
    (event.rawPath.startsWith("/api/") ? forPrograms : forPeople)(event, context);
}
