import { json, problem, withHeaders } from "#functions/http/answers.ts";
import { readJson, tooMany } from "#functions/http/read-json.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { routes } from "#shared/contract/routes.ts";
import { type Receipt, readReceipt } from "#shared/domain/incident/receipt.ts";
import { reporterText } from "#shared/domain/incident/reporter-message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { followUp } from "#shared/use-cases/follow-up.ts";
import { writeAsReporter } from "#shared/use-cases/write-as-reporter.ts";

type Parts = Pick<World, "keyRing" | "clock" | "ids"> & {
  readonly incidents: Pick<Incidents, "find" | "replace">;
  readonly school: SchoolProfile;
};

const property = (sent: unknown, name: string): unknown =>
  sent !== null && typeof sent === "object"
    ? Object.entries(sent).find(([one]) => one === name)?.[1]
    : undefined;

function receiptIn(sent: unknown): Receipt | undefined {
  const typed = property(sent, "receipt");
  return typeof typed === "string" ? readReceipt(typed) : undefined;
}

const badReceipt = { pointer: "/receipt", detail: "must be 16 digits" };
const unknown = () =>
  problem({ status: 404, title: "Not found", detail: "No report has this receipt." });

async function look(parts: Parts, sent: unknown) {
  const receipt = receiptIn(sent);
  if (!receipt) {
    return problem({
      status: 422,
      title: "This is not a receipt",
      detail: 'Send { "receipt": "1234 5678 9012 3456" }.',
      errors: [badReceipt],
    });
  }
  const found = await followUp(parts, parts.school, receipt);
  return found.ok ? json(found.value) : unknown();
}

async function write(parts: Parts, sent: unknown) {
  const receipt = receiptIn(sent);
  const text = reporterText.safeParse(property(sent, "text"));
  if (!receipt || !text.success) {
    const complaints = text.error?.issues.map(({ message }) => message) ?? [];
    return problem({
      status: 422,
      title: "This is not a message",
      detail: 'Send { "receipt": "1234 5678 9012 3456", "text": "…" }.',
      errors: [
        ...(receipt ? [] : [badReceipt]),
        ...complaints.map((detail) => ({ pointer: "/text", detail })),
      ],
    });
  }
  const outcome = await writeAsReporter(parts, parts.school, receipt, { text: text.data });
  if (outcome.ok) return json(outcome.value, 201);
  switch (outcome.refused) {
    case "unknown":
      return unknown();
    case "full":
      return problem({
        status: 409,
        title: "No room for more messages",
        detail: "Call the school and quote the reference.",
      });
    case "busy":
      return withHeaders(
        problem({
          status: 503,
          title: "Not available",
          detail: "The report was changed at the same moment. Send the same request again.",
        }),
        { "retry-after": "2" },
      );
  }
}

/** The JSON of following up: where a report stands, and a message to the school. */
export async function answerFollowUpApi(
  parts: Parts,
  request: PageRequest,
  wait: number | undefined,
) {
  if (wait !== undefined) return tooMany(wait);
  const sent = readJson(request);
  if (!sent.ok) return sent.answer;
  return request.path === routes.followUpMessagesApi.path
    ? write(parts, sent.value)
    : look(parts, sent.value);
}
