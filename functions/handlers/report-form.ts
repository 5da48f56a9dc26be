import { html, seeOther, withCookie, withHeaders, withoutCookie } from "#functions/http/answers.ts";
import { type Draft, openDraft, sealDraft } from "#functions/http/draft.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound, type PageSurroundings, pages } from "#functions/http/page.ts";
import type { RateLimit } from "#functions/http/rate-limit.ts";
import {
  answersWith,
  toldBy,
  withAnotherPerson,
  withoutPerson,
} from "#functions/http/report-answers.ts";
import { faultsOf } from "#functions/http/report-faults.ts";
import type { PageRequest } from "#functions/http/request.ts";
import {
  openReceipt,
  receiptCookie,
  receiptMinutes,
  sealReceipt,
} from "#functions/http/sealed-receipt.ts";
import { problemPage } from "#functions/views/pages/problem.tsx";
import { receivedPage } from "#functions/views/pages/received.tsx";
import {
  type AnswerFault,
  noAnswers,
  type Step,
  steps,
} from "#functions/views/pages/report/answers.ts";
import { reportPage } from "#functions/views/pages/report/report-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { receiptInGroups } from "#shared/domain/incident/receipt.ts";
import { readSubmission } from "#shared/domain/incident/submission.ts";
import { toEpochSeconds } from "#shared/domain/time.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";

type Parts = PageSurroundings &
  Pick<World, "keyRing" | "ids"> & {
    readonly incidents: Pick<Incidents, "add">;
    readonly limit: RateLimit;
    /** Seals what travels in the page and in the receipt's cookie. */
    readonly sealingKey: Uint8Array;
  };

const isStep = (name: string): name is Step => steps.some((step) => step === name);
const stepBeside = (step: Step, distance: number): Step =>
  steps[Math.max(0, Math.min(steps.length - 1, steps.indexOf(step) + distance))] ?? "who";

interface Shown {
  readonly step: Step;
  readonly draft: Draft;
  readonly faults?: readonly AnswerFault[];
  readonly trouble?: string;
}

async function show({ school, sealingKey, clock }: Parts, shown: Shown, status = 200) {
  const { step, draft, faults = [], trouble } = shown;
  const checked = draft.checked || step === "check";
  const sealed = await sealDraft(sealingKey, { ...draft, checked }, clock.now());
  return html(
    reportPage({ school, step, sealed, answers: draft.answers, faults, trouble }),
    faults.length > 0 ? 422 : status,
  );
}

const lost = ({ school }: Parts, why: "expired" | "tampered" | "too-large" | "unreadable") => {
  const sentences = {
    expired:
      "This page was open for more than a day, so its answers are gone. We keep nothing before you send it.",
    tampered: "The answers that came with this page cannot be read, so we cannot go on from here.",
    "too-large":
      "What you typed is far too long to be sent. Go back, make it shorter and try again.",
    unreadable: "What your browser sent cannot be read as a form.",
  };
  return html(
    problemPage({
      school,
      title: why === "expired" ? "Your answers have expired" : "We cannot go on with this report",
      sentences: [sentences[why], "Nothing was sent. You can start again."],
      link: { href: pathTo("report"), text: "Start a new report" },
    }),
    why === "too-large" ? 413 : 400,
  );
};

/** Sends the report, if nothing is wrong with it, and leads to the receipt. */
async function send(parts: Parts, request: PageRequest, draft: Draft) {
  const { clock, limit, school, sealingKey } = parts;
  const now = clock.now();
  const faults = faultsOf(draft.answers, now);
  if (faults.length > 0) return show(parts, { step: "check", draft, faults });
  const wait = limit.take(request.sourceAddress, toEpochSeconds(now));
  if (wait !== undefined) {
    const trouble = `Too many reports came from your connection. Wait ${wait} seconds, then send it again`;
    const busy = await show(parts, { step: "check", draft, trouble }, 429);
    return withHeaders(busy, { "retry-after": String(wait) });
  }
  const told = readSubmission(toldBy(draft.answers), now);
  if (!told.ok) throw new Error("The answers have a fault that no page shows");
  try {
    const { idempotencyKey } = draft;
    const outcome = await submitIncident(parts, school, { idempotencyKey, told: told.value });
    if (!outcome.ok) return alreadySent(parts);
    const { reference, receivedAt } = outcome.value.incident;
    const shown = { reference, receivedAt, receipt: receiptInGroups(outcome.value.receipt) };
    const receipt = await sealReceipt(sealingKey, shown, now);
    return withCookie(
      seeOther(pathTo("reportStep", { step: "received" })),
      receiptCookie,
      receipt,
      receiptMinutes * 60,
    );
  } catch (fault) {
    parts.log.error("a report could not be saved", {
      fault: fault instanceof Error ? fault.name : "unknown",
    });
    const trouble =
      "We could not save your report just now. Your answers are still here: send it again in a moment";
    return withHeaders(await show(parts, { step: "check", draft, trouble }, 503), {
      "retry-after": "5",
    });
  }
}

/** The browser's back button led to the answers of a report that was sent; they were changed since. */
const alreadySent = ({ school }: Parts) =>
  html(
    problemPage({
      school,
      title: "You have sent this report already",
      sentences: [
        "It was received as it was when you sent it first. Nothing was changed.",
        "To add something, start a new report and quote the reference of the first.",
      ],
      link: { href: pathTo("report"), text: "Start a new report" },
    }),
    409,
  );

/** What a button of a page asks for, with what was typed on the page. */
async function goOn(
  parts: Parts,
  request: PageRequest,
  step: Step,
  fields: URLSearchParams,
  opened: Draft,
) {
  const answers = answersWith(opened.answers, step, fields);
  const draft = { ...opened, answers };
  const [go = "next", where = ""] = (fields.get("go") ?? "next").split(":");

  if (go === "send" && step === "check") return send(parts, request, draft);
  if (go === "back") return show(parts, { step: stepBeside(step, -1), draft });
  if (go === "to" && isStep(where)) return show(parts, { step: where, draft });
  if (go === "add-person") {
    return show(parts, { step, draft: { ...draft, answers: withAnotherPerson(answers) } });
  }
  if (go === "remove-person") {
    return show(parts, {
      step,
      draft: { ...draft, answers: withoutPerson(answers, Number(where)) },
    });
  }
  const faults = faultsOf(answers, parts.clock.now()).filter((fault) => fault.step === step);
  if (faults.length > 0) return show(parts, { step, draft, faults });
  return show(parts, { step: draft.checked ? "check" : stepBeside(step, 1), draft });
}

async function posted(parts: Parts, request: PageRequest, step: Step) {
  const form = readForm(request);
  if (!form.ok) return lost(parts, form.refused);
  const sealed = form.fields.get("draft") ?? "";
  const draft = await openDraft(parts.sealingKey, sealed, parts.clock.now());
  if (typeof draft === "string") return lost(parts, draft);
  return goOn(parts, request, step, form.fields, draft);
}

/** The receipt, for a few minutes after the report was sent, in the browser that sent it. */
async function received(parts: Parts, { cookie }: PageRequest) {
  const { school, sealingKey, clock } = parts;
  const told = await openReceipt(sealingKey, cookie(receiptCookie), clock.now());
  if (told) return html(receivedPage({ school, ...told }));
  return html(
    problemPage({
      school,
      title: "The receipt is not shown any more",
      sentences: [
        "A receipt is shown for a few minutes after a report was sent, in the browser that sent it.",
        "If you wrote it down you can follow your report with it. The school cannot send it again.",
      ],
      link: { href: pathTo("followUp"), text: "Follow up a report" },
    }),
    404,
  );
}

/** `/report` and its pages: nothing is stored before the report is sent. */
export const reportForm = (parts: Parts) =>
  pages(parts, async (request) => {
    const step = request.parameter("step");
    if (request.method === "GET" && step === "received") return received(parts, request);
    if (request.method === "POST" && step === "clear") {
      return withoutCookie(seeOther(pathTo("home")), receiptCookie);
    }
    if (step !== "" && !isStep(step)) return notFound(parts.school, request);
    if (request.method === "POST" && step !== "") return posted(parts, request, step);
    if (step !== "") return seeOther(pathTo("report"));
    const draft = { idempotencyKey: parts.ids.secret(), checked: false, answers: noAnswers };
    return show(parts, { step: "who", draft });
  });
