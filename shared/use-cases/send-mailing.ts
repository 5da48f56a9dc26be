import { ofUnknownFate } from "../domain/mail/after-attempt.ts";
import { type Mailing, mostOpen, pageLease, pageSize } from "../domain/reminders/mailing.ts";
import {
  afterPage,
  type Standing,
  standingOf,
  withEnds,
} from "../domain/reminders/mailing-progress.ts";
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
import { type Delivered, type Run, type SendParts, tell } from "./send-message.ts";
import { sendPage } from "./send-page.ts";

export type MailingParts = SendParts &
  Pick<World, "messages"> & {
    readonly mailings: Pick<Mailings, "lease" | "replace" | "content">;
    readonly messageList: Pick<MessageList, "findAll">;
    readonly stakeholders: Pick<Stakeholders, "find" | "page">;
    readonly suppressed: Pick<SuppressedAddresses, "find" | "findAll">;
    readonly acknowledgements: Pick<Acknowledgements, "findAll">;
    readonly school: SchoolProfile;
  };

/**
 * Works off one page of a mailing. Each stakeholder's message is written before it is sent, and only
 * whoever wrote it sends it; so a page that is done again, by anybody, sends nobody a second mail. It
 * says how far it came in one write at the end. Dying before that repeats the page.
 */
export async function sendMailing(
  parts: MailingParts,
  row: DueRow & { owes: "mailing" },
  run: Run,
): Promise<void> {
  const { mailings, stakeholders, school, clock, log } = parts;
  const leased = await mailings.lease(row, later(clock.now(), pageLease));
  if (!leased || leased.status !== "running") return;
  const seen = withEnds(leased, await endsOf(parts, leased, run.told));
  const page =
    seen.open.length < mostOpen
      ? await stakeholders.page(school.id, { limit: pageSize, after: seen.after })
      : { found: [], more: true };
  const next = afterPage(seen, await sendPage(parts, seen, page, run), clock.now());
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
