import { type Answer, html, withHeaders } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { readUnsubscribeToken } from "#functions/http/letter-links.ts";
import type { PageSurroundings } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { readUpload } from "#functions/http/upload.ts";
import {
  type UnsubscribeState,
  unsubscribePage,
} from "#functions/views/pages/acknowledge/unsubscribe-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { mayUnsubscribe } from "#shared/domain/reminders/stakeholder.ts";
import type { Stakeholders, World } from "#shared/ports.ts";
import { subscribeAgain, unsubscribe } from "#shared/use-cases/unsubscribe.ts";
import { letterProblem, notOnTheList } from "./letter-answers.ts";

type Parts = PageSurroundings &
  Pick<World, "keyRing"> & { readonly stakeholders: Pick<Stakeholders, "find" | "replace"> };

const unknownLink = ({ school }: Parts): Answer =>
  letterProblem(school, 404, {
    title: "This link does not work",
    sentences: [
      "It may be broken, or older than a year. Use the link in our newest mail.",
      `If you want no more reminders, the school office can see to it too, on ${school.phone}. Nothing was changed.`,
    ],
    link: { href: pathTo("policy"), text: "Read the policy" },
  });

const busy = ({ school }: Parts): Answer =>
  withHeaders(
    letterProblem(school, 503, {
      title: "Try again in a moment",
      sentences: [
        "The school changed something about you at this very moment. Nothing was changed now. Go back and press the button again.",
      ],
    }),
    { "retry-after": "2" },
  );

/** What a page of ours or a mail program sends: both ways to write a form are allowed (RFC 8058, 3.1). */
async function fieldsOf(request: PageRequest): Promise<ReadonlyMap<string, string> | undefined> {
  const form = readForm(request);
  if (form.ok) return new Map(form.fields);
  const upload = await readUpload(request);
  return upload.ok ? upload.fields : undefined;
}

interface Pressed {
  readonly token: string;
  /** What was pressed; nothing, if somebody only looks. */
  readonly what: "stop" | "again" | undefined;
}

async function pressedBy(request: PageRequest): Promise<Pressed | undefined> {
  const token = request.query("token");
  if (request.method !== "POST") return { token, what: undefined };
  const fields = await fieldsOf(request);
  if (!fields) return undefined;
  const what = fields.get("what");
  if (fields.get("List-Unsubscribe") === "One-Click") return { token, what: "stop" };
  const pressed = what === "stop" || what === "again" ? what : undefined;
  return { token: fields.get("token") ?? token, what: pressed };
}

/** How it stands with somebody who only looks. */
async function stateOf(
  { stakeholders }: Parts,
  school: string,
  email: string,
): Promise<UnsubscribeState | undefined> {
  const person = await stakeholders.find(school, email);
  if (!person) return undefined;
  if (!mayUnsubscribe(person.audiences)) return "bound";
  return person.unsubscribedAt === undefined ? "ask" : "off";
}

/** Stops the reminders, takes that back, or shows the button. Only looking changes nothing. */
export async function unsubscribeAnswer(parts: Parts, request: PageRequest): Promise<Answer> {
  const { school, keyRing, clock } = parts;
  const pressed = await pressedBy(request);
  if (!pressed) {
    return letterProblem(school, 400, {
      title: "We cannot take this form",
      sentences: ["What was sent cannot be read as a form. Nothing was changed."],
    });
  }
  const { token, what } = pressed;
  const addressee = await readUnsubscribeToken(keyRing, token, clock.now());
  if (addressee === "expired" || addressee === "unknown" || addressee.school !== school.id) {
    return unknownLink(parts);
  }
  const { email } = addressee;
  const show = (state: UnsubscribeState, status = 200) =>
    html(unsubscribePage({ school, email, token, state }), status);
  if (what === undefined) {
    const state = await stateOf(parts, school.id, email);
    return state ? show(state) : notOnTheList(school);
  }
  const press = what === "stop" ? unsubscribe : subscribeAgain;
  const outcome = await press(parts, school.id, email);
  if (outcome.ok) return show(what === "stop" ? "off" : "again");
  switch (outcome.refused) {
    case "no-stakeholder":
      return notOnTheList(school);
    case "bound":
      return show("bound", 403);
    case "busy":
      return busy(parts);
  }
}
