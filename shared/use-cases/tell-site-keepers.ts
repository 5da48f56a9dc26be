import { messageId } from "../domain/mail/message.ts";
import type { MessageKind } from "../domain/mail/message-kind.ts";
import { remindableDay } from "../domain/reminders/reminder-due.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { keyOf } from "../domain/school/term-dates.ts";
import { isToldOfSites } from "../domain/sites/site-access.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Messages, Proposals, World } from "../ports.ts";

export type TellingParts = Pick<World, "terms" | "clock"> & {
  readonly school: SchoolProfile;
  readonly proposals: Pick<Proposals, "page">;
  readonly messages: Pick<Messages, "add">;
};

interface Letter {
  readonly kind: MessageKind;
  readonly about: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** One mail to each of the two leads, or to the one person who is both: once for what it is about. */
async function tell(parts: TellingParts, { kind, about, facts }: Letter): Promise<number> {
  const { school, messages, clock } = parts;
  const now = clock.now();
  let added = 0;
  for (const { id, name, email } of school.people.filter(isToldOfSites)) {
    const isNew = await messages.add({
      school: school.id,
      id: messageId(about, kind, id),
      version: 1,
      kind,
      about,
      urgency: "soon",
      to: { id, name, email, signsIn: true },
      ...(facts && { facts: { ...facts } }),
      status: "queued",
      attempts: 0,
      createdAt: now,
      dueAt: now,
    });
    if (isNew) added += 1;
  }
  return added;
}

/** More are not counted: the mail says that it is at least so many. */
const mostCounted = 50;

/** Tells the two leads that something waits for them: one mail a run, however much it is. */
async function tellOfProposals(parts: TellingParts, at: Instant): Promise<number> {
  const { school, proposals } = parts;
  const { found, next } = await proposals.page(school.id, "open", { limit: mostCounted });
  if (found.length === 0) return 0;
  const count = next === undefined ? String(found.length) : `more than ${mostCounted}`;
  const about = `sites-${schoolDay(at)}`;
  return tell(parts, { kind: "sites-waiting", about, facts: { count } });
}

/** Asks the two leads, once a term, to confirm the whole list: on its first school day or after. */
async function askToConfirm(parts: TellingParts, at: Instant): Promise<number> {
  const { terms } = await parts.terms.find(parts.school.id);
  const today = remindableDay(terms, schoolDay(at));
  if (today.is !== "school-day") return 0;
  return tell(parts, { kind: "sites-confirm", about: `sites-${keyOf(today.term)}` });
}

export interface Told {
  /** Mails that say that proposals wait. */
  readonly waiting: number;
  /** Mails that ask to confirm the list this term. */
  readonly confirm: number;
}

/** Writes to those who keep the list what is theirs to do. The same run twice writes nothing twice. */
export const tellSiteKeepers = async (parts: TellingParts, at: Instant): Promise<Told> => ({
  waiting: await tellOfProposals(parts, at),
  confirm: await askToConfirm(parts, at),
});
