import { type Answer, html, withHeaders } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import {
  type AskedToRead,
  acknowledgeToken,
  readAcknowledgeToken,
} from "#functions/http/letter-links.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { RateLimit } from "#functions/http/rate-limit.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { acknowledgePage } from "#functions/views/pages/acknowledge/acknowledge-page.tsx";
import { acknowledgedPage } from "#functions/views/pages/acknowledge/acknowledged-page.tsx";
import { pathTo, routes } from "#shared/contract/routes.ts";
import { questionText } from "#shared/domain/policy/acknowledgement.ts";
import { isStorable, tidy } from "#shared/domain/text.ts";
import { toEpochSeconds } from "#shared/domain/time.ts";
import type { Stakeholders, World } from "#shared/ports.ts";
import {
  type AcknowledgeParts,
  acknowledgePolicy,
  readToAcknowledge,
} from "#shared/use-cases/acknowledge-policy.ts";
import { letterProblem, notOnTheList, withoutAddress } from "./letter-answers.ts";
import { unsubscribeAnswer } from "./unsubscribe.ts";

type Parts = PageSurroundings &
  AcknowledgeParts &
  Pick<World, "keyRing"> & {
    readonly stakeholders: Pick<Stakeholders, "find" | "replace">;
    readonly limit: RateLimit;
  };

/** What a link leads to that is none of ours, damaged, or of another school. */
const unknownLink = ({ school }: Parts): Answer =>
  letterProblem(school, 404, {
    title: "This link is not complete",
    sentences: [
      "Some mail programs break long links. Open the link in the mail again, or copy the whole of it.",
      "You can read the policy without a link.",
    ],
    link: { href: pathTo("policy"), text: "Read the policy" },
  });

const expiredLink = ({ school }: Parts): Answer =>
  letterProblem(school, 410, {
    title: "This link is too old",
    sentences: [
      "A link to say that you have read the policy works for one term. Use the link in our newest mail.",
      "You can read the policy without a link.",
    ],
    link: { href: pathTo("policy"), text: "Read the policy" },
  });

const unreadable = ({ school }: Parts, why: "too-large" | "unreadable"): Answer =>
  letterProblem(school, why === "too-large" ? 413 : 400, {
    title: "We cannot take this form",
    sentences: [
      why === "too-large"
        ? "What you typed is far too long to be sent. Go back, make it shorter and try again."
        : "What your browser sent cannot be read as a form.",
      "Nothing was recorded.",
    ],
  });

interface Shown {
  readonly typed?: string | undefined;
  readonly fault?: string | undefined;
  readonly status?: number;
}

/** The page with what there is to read, and with what came of a press that was not taken. */
async function show(parts: Parts, asked: AskedToRead, { status = 200, ...shown }: Shown) {
  const { school, keyRing, clock } = parts;
  const { email, policy } = asked;
  const found = await readToAcknowledge(parts, school, { email, hash: policy.hash });
  if (!found.ok) return notOnTheList(school);
  const { version, isAnother, changed, acknowledged, question } = found.value;
  const now = { version: version.number, hash: version.hash };
  const token = await acknowledgeToken(keyRing, { ...asked, policy: now }, clock.now());
  const body = acknowledgePage({
    school,
    email,
    version,
    isAnother,
    changed,
    acknowledgedAt: acknowledged?.at,
    askedAt: question?.askedAt,
    token,
    ...shown,
  });
  return html(body, status);
}

/** What is wrong with a question, in words for whoever typed it. */
function faultIn(typed: string): string | undefined {
  if (questionText.safeParse(typed).success) return undefined;
  const text = tidy(typed);
  if (text === "") return "Enter your question, or press “I have read it”";
  return isStorable(text)
    ? "Your question must be 1,000 characters or fewer"
    : "Your question has characters that cannot be stored. Type it again";
}

const askedBeforeWords =
  "We have another question of yours about this version already. Call the school for this one";

async function record(parts: Parts, asked: AskedToRead, fields: URLSearchParams) {
  const { school } = parts;
  const typed = fields.get("question") ?? "";
  const what = fields.get("what");
  if (what !== "read" && what !== "question") {
    return show(parts, asked, { typed, fault: "Press one of the two buttons", status: 422 });
  }
  const fault = what === "question" ? faultIn(typed) : undefined;
  if (fault !== undefined) return show(parts, asked, { typed, fault, status: 422 });
  const outcome = await acknowledgePolicy(
    parts,
    school,
    { email: asked.email, hash: asked.policy.hash },
    what === "question" ? tidy(typed) : undefined,
  );
  if (outcome.ok) {
    const { acknowledgement, isNew, question } = outcome.value;
    const { version, at } = acknowledgement;
    const hasAsked = question !== undefined;
    return html(acknowledgedPage({ school, version, at, isNew, hasAsked }));
  }
  switch (outcome.refused) {
    case "no-stakeholder":
      return notOnTheList(school);
    case "superseded":
      return show(parts, asked, { typed, status: 409 });
    case "asked-before":
      return show(parts, asked, { typed, fault: askedBeforeWords, status: 409 });
  }
}

async function acknowledgeAnswer(parts: Parts, request: PageRequest): Promise<Answer> {
  const { keyRing, clock, school } = parts;
  const form = request.method === "POST" ? readForm(request) : undefined;
  if (form && !form.ok) return unreadable(parts, form.refused);
  const token = form ? (form.fields.get("token") ?? "") : request.query("token");
  const asked = await readAcknowledgeToken(keyRing, token, clock.now());
  if (asked === "expired") return expiredLink(parts);
  if (asked === "unknown" || asked.school !== school.id) return unknownLink(parts);
  return form ? record(parts, asked, form.fields) : show(parts, asked, {});
}

const busy = ({ school }: Parts, seconds: number): Answer =>
  withHeaders(
    letterProblem(school, 429, {
      title: "Too many tries",
      sentences: [
        `Nothing was recorded. Go back, wait ${seconds} seconds and press the button again: what you typed is still there.`,
      ],
    }),
    { "retry-after": String(seconds) },
  );

/** What the links of reminders lead to: saying that one has read the policy, and asking for no more reminders. */
export const acknowledge = (parts: Parts) =>
  pages(
    parts,
    async (request) => {
      const { method, sourceAddress, path } = request;
      const wait =
        method === "POST"
          ? parts.limit.take(sourceAddress, toEpochSeconds(parts.clock.now()))
          : undefined;
      if (wait !== undefined) return withoutAddress(busy(parts, wait));
      return withoutAddress(
        path === routes.unsubscribe.path
          ? await unsubscribeAnswer(parts, request)
          : await acknowledgeAnswer(parts, request),
      );
    },
    // Mail programs press the button themselves (RFC 8058), and they are no page of ours.
    { fromAnywhere: routes.unsubscribe.path },
  );
