import { html, json, seeOther } from "#functions/http/answers.ts";
import { cursorOf } from "#functions/http/cursor.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { notYours, unreadableForm } from "#functions/http/staff.ts";
import { isToldOf, messagesPage, type ToldOf } from "#functions/views/pages/messages.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import { type GivenUpChange, isGivenUpChange } from "#shared/domain/mail/given-up.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type {
  Incidents,
  MessageList,
  Messages,
  SuppressedAddresses,
  World,
} from "#shared/ports.ts";
import { handleGivenUpMessage } from "#shared/use-cases/handle-given-up.ts";
import { readGivenUp, readStuckMail } from "#shared/use-cases/read-given-up.ts";
import { type StaffSurroundings, staffPages } from "./staff-pages.ts";

type Parts = StaffSurroundings &
  Pick<World, "due"> & {
    readonly incidents: Pick<Incidents, "exclusions">;
    readonly messages: Pick<Messages, "replace">;
    readonly messageList: MessageList;
    readonly suppressed: Pick<SuppressedAddresses, "takeBack">;
  };

/** Ids name an incident, a duty and a person; a cursor is an instant and an id. */
const longestId = 200;

/** The message as JSON: a reporter's address stays in their incident. */
function toldOf({ id, kind, about, to, createdAt, givenUpAt, failure, attempts }: Message) {
  const recipient =
    to.id === "reporter" ? { id: to.id } : { id: to.id, name: to.name, email: to.email };
  return { id, kind, about, to: recipient, createdAt, givenUpAt, failure, attempts };
}

async function list(parts: Parts, request: PageRequest, member: Member) {
  const { school, clock } = parts;
  const after = cursorOf(request, longestId);
  const now = clock.now();
  const [view, stuck] = await Promise.all([
    readGivenUp(parts, school, member, after),
    readStuckMail(parts, school, member, now),
  ]);
  const next =
    view.next === undefined
      ? undefined
      : `${pathTo("messages")}?${new URLSearchParams({ after: view.next })}`;
  if (request.wantsJson) {
    return json({ messages: view.messages.map(toldOf), stuck: stuck ?? null, next: next ?? null });
  }
  const told = request.query("told");
  return html(
    messagesPage({
      school,
      member,
      messages: view.messages,
      stuck,
      told: isToldOf(told) ? told : undefined,
      isFirst: after === undefined,
      next,
    }),
  );
}

async function posted(parts: Parts, request: PageRequest, member: Member, change: GivenUpChange) {
  const { school } = parts;
  const read = readForm(request);
  if (!read.ok)
    return unreadableForm(
      school,
      member,
      "What your browser sent is no form of ours. Nothing was changed.",
    );
  const id = read.fields.get("id") ?? "";
  if (id.length > longestId) return notFound(school, request);
  const outcome = await handleGivenUpMessage(parts, school, member, { id, change });
  const back = (told: ToldOf) => seeOther(`${pathTo("messages")}?${new URLSearchParams({ told })}`);
  if (outcome.ok) return back(change);
  switch (outcome.refused) {
    case "not-found":
      return notFound(school, request);
    case "not-given-up":
    case "recipient-kept-out":
    case "recipient-gone":
      return back(outcome.refused);
  }
}

/** Mail that did not get out: who was not told of what, and why; and what a person does about it. */
export const messages = (parts: Parts) =>
  staffPages(parts, (request, member) => {
    const { school } = parts;
    if (!worksTheRegister(member)) return notYours(school, request, member);
    if (request.method !== "POST") return list(parts, request, member);
    const change = request.parameter("change");
    if (!isGivenUpChange(change)) return notFound(school, request);
    return posted(parts, request, member, change);
  });
