import { afterAttempt, ofUnknownFate } from "../domain/mail/after-attempt.ts";
import type { SendResult } from "../domain/mail/mail.ts";
import { leaseSeconds, type Message, messageId } from "../domain/mail/message.ts";
import { addressToDigest } from "../domain/mail/suppressed-address.ts";
import { type Mailing, mostOpen, pageLease, pageSize } from "../domain/reminders/mailing.ts";
import {
  afterPage,
  type PageDone,
  type PageOutcome,
  type Standing,
  standingOf,
  withEnds,
} from "../domain/reminders/mailing-progress.ts";
import { isReached, leadingAudience, type Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { later } from "../domain/time.ts";
import type {
  Acknowledgements,
  DueRow,
  Mailings,
  MessageList,
  Stakeholders,
  SuppressedAddresses,
  World,
} from "../ports.ts";
import { type Delivered, type SendParts, send, tell } from "./send-message.ts";

export type MailingParts = SendParts &
  Pick<World, "messages"> & {
    readonly mailings: Pick<Mailings, "lease" | "replace" | "content">;
    readonly messageList: Pick<MessageList, "findAll">;
    readonly stakeholders: Pick<Stakeholders, "find" | "page">;
    readonly suppressed: Pick<SuppressedAddresses, "find" | "findAll">;
    readonly acknowledgements: Pick<Acknowledgements, "findAll">;
    readonly school: SchoolProfile;
  };

/** Mails on their way at once: a hundred a second need ten, if each takes a tenth of a second. */
const width = 10;
/** How often the mail service may say "too fast" of one mail before the mail waits with the others. */
const mostThrottled = 7;

/** Who they are to the log and to the keys, which name nobody. Follows from the address alone. */
export const recipientOf = ({ ids }: Pick<World, "ids">, { email }: Stakeholder): string =>
  ids.digest(addressToDigest(email)).slice(0, 32);

/**
 * Works off one page of a mailing. Each stakeholder's message is written before it is sent, and only
 * whoever wrote it sends it; so a page that is done again, by anybody, sends nobody a second mail. It
 * says how far it came in one write at the end. Dying before that repeats the page.
 */
export async function sendMailing(
  parts: MailingParts,
  row: DueRow & { owes: "mailing" },
  told: Delivered,
  mayGoOn: () => boolean,
): Promise<void> {
  const { mailings, stakeholders, school, clock, log } = parts;
  const leased = await mailings.lease(row, later(clock.now(), pageLease));
  if (!leased || leased.status !== "running") return;
  const seen = withEnds(leased, await endsOf(parts, leased, told));
  const page =
    seen.open.length < mostOpen
      ? await stakeholders.page(school.id, { limit: pageSize, after: seen.after })
      : { found: [], more: true };
  const done = await sendPage(parts, seen, page.found, { told, mayGoOn });
  const isEnd = !page.more && done.worked === page.found.length;
  const next = afterPage(seen, { ...done, isEnd }, clock.now());
  if ((await mailings.replace(leased, next)) && next.status === "done") {
    log.info("a mailing is done", { mailing: next.id });
  }
}

/** What became of the messages whose end was not known: one call for a hundred. */
async function endsOf(
  parts: MailingParts,
  { school, open }: Mailing,
  told: Delivered,
): Promise<ReadonlyMap<string, Standing>> {
  if (open.length === 0) return new Map();
  const { messages, messageList, clock } = parts;
  const ends = new Map<string, Standing>();
  const ids = open.map(({ id }) => id);
  for (const one of await messageList.findAll(school, ids)) {
    const { takenUntil } = one;
    const isLost = takenUntil !== undefined && takenUntil <= clock.now();
    const next = isLost ? ofUnknownFate(one, clock.now()) : one;
    if (isLost && !(await messages.replace(one, next))) continue;
    if (isLost) tell(parts, next, told);
    ends.set(one.id, standingOf(next));
  }
  return ends;
}

interface Run {
  readonly told: Delivered;
  readonly mayGoOn: () => boolean;
}

/** Sends to these stakeholders in their order, several at once, and stops where it must. */
async function sendPage(
  parts: MailingParts,
  mailing: Mailing,
  found: readonly Stakeholder[],
  { told, mayGoOn }: Run,
): Promise<Omit<PageDone, "isEnd"> & { readonly worked: number }> {
  const skipped = await skippedOf(parts, mailing, found);
  const outcomes: PageOutcome[] = [];
  let worked = 0;
  let stopped = false;
  const work = async () => {
    while (!stopped && told.quota === 0 && worked < found.length && mayGoOn()) {
      const one = found[worked];
      worked += 1;
      if (!one) return;
      const audience = leadingAudience(one.audiences);
      const standing = skipped.get(one.email);
      if (standing === "left-out") continue;
      outcomes.push(
        standing ? { audience, standing } : await sendTo(parts, mailing, one, { told, mayGoOn }),
      );
    }
  };
  const stopping = () =>
    work().catch((fault: unknown) => {
      stopped = true;
      throw fault;
    });
  const ended = await Promise.allSettled(Array.from({ length: width }, stopping));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return { outcomes, worked, last: found[worked - 1]?.email, quota: told.quota > 0 };
}

/** Who gets no mail, and why; `left-out`: it is not for them, and they are not counted. */
async function skippedOf(
  { suppressed, acknowledgements, mailings, ids }: MailingParts,
  { school, id, audiences, onlyUnacknowledged }: Mailing,
  found: readonly Stakeholder[],
): Promise<ReadonlyMap<string, Standing | "left-out">> {
  const skipped = new Map<string, Standing | "left-out">();
  const digestOf = ({ email }: Stakeholder) => ids.digest(addressToDigest(email));
  const stopped =
    found.length === 0 ? new Map() : await suppressed.findAll(school, found.map(digestOf));
  const policy = onlyUnacknowledged ? (await mailings.content(school, id))?.policy : undefined;
  const emails = found.map(({ email }) => email);
  const acknowledged =
    policy && found.length > 0
      ? await acknowledgements.findAll(school, policy.hash, emails)
      : new Map<string, unknown>();
  for (const one of found) {
    const isFor = one.audiences.some((held) => audiences.includes(held));
    if (!isFor || acknowledged.has(one.email)) skipped.set(one.email, "left-out");
    else if (!isReached(one)) skipped.set(one.email, "unsubscribed");
    else if (stopped.has(digestOf(one))) skipped.set(one.email, "suppressed");
  }
  return skipped;
}

/** The message as it is written before it is sent: taken by whoever writes it. */
function messageTo(parts: MailingParts, { school, id, kind }: Mailing, one: Stakeholder): Message {
  const now = parts.clock.now();
  const recipient = recipientOf(parts, one);
  return {
    school,
    id: messageId(id, kind, recipient),
    version: 1,
    kind,
    about: id,
    urgency: "soon",
    to: { id: recipient, name: one.name, email: one.email, signsIn: false },
    status: "queued",
    attempts: 1,
    createdAt: now,
    takenUntil: later(now, leaseSeconds),
  };
}

async function sendTo(
  parts: MailingParts,
  mailing: Mailing,
  one: Stakeholder,
  run: Run,
): Promise<PageOutcome> {
  const { messages, clock, ids } = parts;
  const audience = leadingAudience(one.audiences);
  const message = messageTo(parts, mailing, one);
  const { id } = message;
  const standing = await messages.take(message);
  if (standing) return { id, audience, standing: standingOf(standing) };
  const result = await sendUnthrottled(parts, message, one);
  const next = afterAttempt(message, result, clock.now(), ids.chance());
  // If it is another by now, the mail service has told already what became of the mail.
  await messages.replace(message, next);
  tell(parts, next, run.told);
  return { id, audience, standing: standingOf(next) };
}

const isThrottled = (result: SendResult): boolean =>
  result.fate === "later" && /^(?:Throttling|TooManyRequests)/.test(result.code);

/**
 * Tries again a little later, and a little later still, where the mail service says "too fast": its
 * own count and ours never agree to the last mail. The turn is given back, so the pace stays.
 */
async function sendUnthrottled(
  parts: MailingParts,
  message: Message,
  one: Stakeholder,
): Promise<SendResult> {
  const { pacer, ids } = parts;
  for (let tries = 1; ; tries += 1) {
    const result = await send(parts, message, one);
    if (!isThrottled(result) || tries === mostThrottled) return result;
    pacer.giveBack();
    await pacer.rest(0.05 * 2 ** tries * (0.5 + ids.chance() / 2));
  }
}
