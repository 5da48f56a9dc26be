import { job } from "#functions/http/job.ts";
import { acknowledgeLink, unsubscribeLink } from "#functions/http/letter-links.ts";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { reminderLetter } from "#functions/views/mails/reminder-letter.ts";
import { isMailingKind, type MailingKind } from "#shared/domain/mail/message-kind.ts";
import type { MailingContent } from "#shared/domain/reminders/mailing.ts";
import { mayUnsubscribe, type Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { Incidents, KeyRing, World } from "#shared/ports.ts";
import { deliverMail, type LetterWriter } from "#shared/use-cases/deliver-mail.ts";
import type { MailingParts } from "#shared/use-cases/send-mailing.ts";

type Parts = Omit<MailingParts, "write"> &
  Pick<World, "due"> & {
    readonly incidents: Pick<Incidents, "find" | "settle">;
    readonly keyRing: KeyRing;
    readonly baseUrl: string;
  };

/** What the mails of a mailing say never changes, so a run asks for it once. */
function contents({ mailings, school }: Parts): (id: string) => Promise<MailingContent> {
  const read = new Map<string, MailingContent>();
  return async (id) => {
    const found = read.get(id) ?? (await mailings.content(school.id, id));
    if (!found) throw new Error("A mailing has no content");
    read.set(id, found);
    return found;
  };
}

/** The letter to a stakeholder, with links that are theirs alone. */
async function toStakeholder(
  parts: Parts,
  kind: MailingKind,
  content: MailingContent,
  stakeholder: Stakeholder,
) {
  const { school, baseUrl, clock } = parts;
  const { email, audiences } = stakeholder;
  const to = { school: school.id, email };
  const acknowledge = await acknowledgeLink(parts, { ...to, policy: content.policy }, clock.now());
  const unsubscribe = mayUnsubscribe(audiences) && (await unsubscribeLink(parts, to, clock.now()));
  const links = { acknowledge, ...(unsubscribe && { unsubscribe }) };
  return reminderLetter({ kind, content, stakeholder, school, baseUrl, links });
}

function writer(parts: Parts): LetterWriter {
  const contentOf = contents(parts);
  return async (message, stakeholder) => {
    const { to, kind, about } = message;
    if (!isMailingKind(kind)) return { to, ...letterFor(message, parts.school, parts.baseUrl) };
    if (!stakeholder) throw new Error("A mailing writes to stakeholders only");
    return { to, ...(await toStakeholder(parts, kind, await contentOf(about), stakeholder)) };
  };
}

/** Does whatever is due: woken by the table's stream at once, by the schedule every minute. */
export const deliverMailJob = (parts: Parts) =>
  job({ ...parts, name: "deliver-mail" }, async ({ mayGoOn }) => ({
    ...(await deliverMail({ ...parts, write: writer(parts) }, mayGoOn)),
  }));
