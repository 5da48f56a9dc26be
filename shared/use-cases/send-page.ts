import { afterAttempt } from "../domain/mail/after-attempt.ts";
import type { SendResult } from "../domain/mail/mail.ts";
import { leaseSeconds, longestSend, type Message } from "../domain/mail/message.ts";
import type { Mailing } from "../domain/reminders/mailing.ts";
import {
  type PageDone,
  type PageOutcome,
  standingOf,
} from "../domain/reminders/mailing-progress.ts";
import { leadingAudience, type Stakeholder } from "../domain/reminders/stakeholder.ts";
import { type Instant, later } from "../domain/time.ts";
import type { StakeholderPage, World } from "../ports.ts";
import { patience, type Run, type SendParts, send, tell } from "./send-message.ts";
import {
  messageIdFor,
  recipientOf,
  type SkipParts,
  type Skipped,
  skippedOf,
} from "./skipped-stakeholders.ts";

export type PageParts = SendParts & SkipParts & Pick<World, "messages">;

/** Mails on their way at once: a hundred a second, of which some have to be asked for again. */
const width = 20;
/** How often the mail service may say "too fast" of one mail before the mail waits with the others. */
const mostThrottled = 7;
/** The pace is the pacer's matter: a rest only parts those who were refused together. In seconds. */
const longestRest = 0.4;
/** After so many mails without an answer a mailing rests: each of them is one for a person to decide on. */
const mostUnanswered = 5;

/** A page while it is worked on. */
interface Work {
  readonly mailing: Mailing;
  readonly found: readonly Stakeholder[];
  readonly skipped: ReadonlyMap<string, Skipped>;
  readonly outcomes: PageOutcome[];
  /** Questions to the table whether a message is ours to send. */
  readonly claims: Set<Promise<unknown>>;
  /** Messages that are ours and have no end yet. */
  readonly claimed: Set<PageOutcome>;
  /** Mails on their way. None of them throws: the first fault ends the page, and is kept. */
  readonly sending: Set<Promise<void>>;
  /** How many of the found were begun with. Whoever comes next is to be sent to. */
  worked: number;
  fault?: unknown;
}

/**
 * Sends to these stakeholders in their order, several at once, and stops where it must. Mails that
 * are slow at the end go on by themselves: their messages exist, and are looked after.
 */
export async function sendPage(
  parts: PageParts,
  mailing: Mailing,
  { found, more }: StakeholderPage,
  run: Run,
): Promise<PageDone> {
  const work: Work = {
    mailing,
    found,
    skipped: await skippedOf(parts, mailing, found),
    outcomes: [],
    claims: new Set(),
    claimed: new Set(),
    sending: new Set(),
    worked: 0,
  };
  passOver(work);
  await sendOn(parts, work, run);
  const all = Promise.all(work.sending);
  if (work.worked === found.length) {
    await Promise.race([all, parts.pacer.rest(patience)]);
    await Promise.allSettled(work.claims);
    const isKnown = work.fault !== undefined;
    run.late.push(all.then(() => (isKnown ? undefined : work.fault)));
  } else await all;
  if (work.fault !== undefined) throw work.fault;
  return {
    outcomes: [...work.outcomes, ...work.claimed],
    last: found[work.worked - 1]?.email,
    isEnd: !more && work.worked === found.length,
    quota: isClosed(run),
  };
}

/** Goes past those who get no mail, and counts them. */
function passOver(work: Work): void {
  for (; work.worked < work.found.length; work.worked += 1) {
    const one = work.found[work.worked];
    const skipped = one && work.skipped.get(one.email);
    if (!skipped) return;
    if (skipped === "left-out") continue;
    work.outcomes.push({ audience: leadingAudience(one.audiences), ...skipped });
  }
}

/** True if the mail service takes no more for now, or does not say. */
const isClosed = ({ told, unanswered }: Run): boolean =>
  told.quota > 0 || unanswered >= mostUnanswered;

const isOver = ({ worked, found, fault }: Work, run: Run): boolean =>
  worked === found.length || fault !== undefined || isClosed(run) || !run.mayGoOn();

/** Begins with one after another until the page is over, and no more of them than may be on their way. */
async function sendOn(parts: PageParts, work: Work, run: Run): Promise<void> {
  const { pacer } = parts;
  const { sending } = work;
  while (!isOver(work, run)) {
    if (sending.size >= width) await Promise.race(sending);
    // The turn comes first: whoever waits for theirs has no claim that dies with this process.
    await pacer.turn();
    const one = isOver(work, run) ? undefined : work.found[work.worked];
    if (!one) return pacer.giveBack();
    work.worked += 1;
    passOver(work);
    const mail = sendTo(parts, work, one, run)
      .catch((fault: unknown) => {
        work.fault ??= fault;
      })
      .finally(() => sending.delete(mail));
    sending.add(mail);
  }
}

/** The message as it is written before it is sent: taken by whoever writes it. */
function messageTo(
  parts: PageParts,
  mailing: Mailing,
  one: Stakeholder,
): Message & { readonly takenUntil: Instant } {
  const now = parts.clock.now();
  const { school, id, kind } = mailing;
  return {
    school,
    id: messageIdFor(parts, mailing, one),
    version: 1,
    kind,
    about: id,
    urgency: "soon",
    to: { id: recipientOf(parts, one), name: one.name, email: one.email, signsIn: false },
    status: "queued",
    attempts: 1,
    createdAt: now,
    takenUntil: later(now, leaseSeconds),
  };
}

async function sendTo(parts: PageParts, work: Work, one: Stakeholder, run: Run): Promise<void> {
  const { messages, pacer, clock, ids } = parts;
  const message = messageTo(parts, work.mailing, one);
  const outcome = { id: message.id, audience: leadingAudience(one.audiences) };
  const claim = messages.take(message);
  work.claims.add(claim);
  const standing = await claim;
  if (standing) {
    pacer.giveBack();
    work.outcomes.push({ ...outcome, standing: standingOf(standing) });
    return;
  }
  const open: PageOutcome = { ...outcome, standing: "waiting" };
  work.claimed.add(open);
  const result = await sendUnthrottled(parts, message, one, run);
  run.unanswered = result.fate === "unknown" ? run.unanswered + 1 : 0;
  const next = afterAttempt(message, result, clock.now(), ids.chance());
  // If it is another by now, the mail service has told already what became of the mail.
  await messages.replace(message, next);
  tell(parts, next, run.told);
  work.claimed.delete(open);
  work.outcomes.push({ ...outcome, standing: standingOf(next) });
}

const isThrottled = (result: SendResult): boolean =>
  result.fate === "later" && /^(?:Throttling|TooManyRequests)/.test(result.code);

/**
 * Tries again a little later, and a little later still, where the mail service says "too fast": its
 * own count and ours never agree to the last mail. The turn is given back, so the pace stays. Ends
 * while the message is surely still ours.
 */
async function sendUnthrottled(
  parts: PageParts,
  message: Message & { readonly takenUntil: Instant },
  one: Stakeholder,
  { mayGoOn }: Run,
): Promise<SendResult> {
  const { pacer, clock, ids } = parts;
  const isOurs = () => later(clock.now(), longestSend) <= message.takenUntil;
  for (let tries = 1; ; tries += 1) {
    const result = await send(parts, message, one);
    if (!isThrottled(result) || tries === mostThrottled) return result;
    pacer.giveBack();
    await pacer.rest(Math.min(longestRest, 0.05 * 2 ** tries) * (0.5 + ids.chance() / 2));
    await pacer.turn();
    if (!isOurs() || !mayGoOn()) {
      pacer.giveBack();
      return result;
    }
  }
}
