import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import type {
  Clock,
  Due,
  DueRow,
  Incidents,
  Log,
  Mailer,
  Messages,
  SuppressedAddresses,
} from "#shared/ports.ts";

/** What one incident and its mails are kept in while their past is made up: nobody else sees it yet. */
export interface PastWorld {
  readonly incidents: Pick<Incidents, "add" | "find" | "replace" | "settle">;
  readonly messages: Messages;
  readonly suppressed: Pick<SuppressedAddresses, "find" | "findAll">;
  readonly due: Due;
  readonly clock: Clock;
  /** Takes every mail and throws it away: it would come years too late. */
  readonly mailer: Mailer;
  readonly log: Log;
  /** Moves the clock to this moment. */
  readonly moveTo: (at: Instant) => void;
  /** When something is due next; undefined if nothing ever is. */
  readonly nextDue: () => Instant | undefined;
  /** The incident as it stands. */
  readonly incident: () => Incident;
  readonly allMessages: () => readonly Message[];
}

const isDue = (at: Instant, one?: { readonly dueAt?: Instant | undefined }): boolean =>
  one?.dueAt !== undefined && Date.parse(one.dueAt) <= Date.parse(at);

/** A world in memory with a clock of its own: a fault in it is thrown instead of logged. */
export function pastWorld(school: SchoolProfile, beginning: Instant): PastWorld {
  let now = beginning;
  let kept: Incident | undefined;
  const messages = new Map<string, Message>();
  const incident = () => {
    if (kept) return kept;
    throw new Error("Nothing has been reported yet");
  };
  return {
    incidents: {
      add: (one) => Promise.resolve((kept ??= one)),
      find: () => Promise.resolve(kept),
      replace: (seen, next) => {
        if (kept?.version !== seen.version) return Promise.resolve(false);
        kept = next;
        return Promise.resolve(true);
      },
      settle: (_, { settled, dueAt }) => {
        const { dueAt: _former, ...rest } = incident();
        kept = { ...rest, settled, ...(dueAt && { dueAt }) };
        return Promise.resolve(true);
      },
    },
    messages: messagesIn(messages),
    suppressed: {
      find: () => Promise.resolve(undefined),
      findAll: () => Promise.resolve(new Map()),
    },
    due: { until: (_, at) => Promise.resolve(dueRows(at, school.id, kept, messages)) },
    clock: { now: () => now },
    mailer: { send: ({ to }) => Promise.resolve({ fate: "accepted", id: `past-${to.email}` }) },
    log: {
      info: () => undefined,
      error: (sentence, facts) => {
        throw new Error(`${sentence}: ${JSON.stringify(facts)}`);
      },
    },
    moveTo: (at) => {
      now = at;
    },
    nextDue: () => [kept, ...messages.values()].flatMap((one) => one?.dueAt ?? []).toSorted()[0],
    incident,
    allMessages: () => [...messages.values()],
  };
}

function messagesIn(messages: Map<string, Message>): Messages {
  return {
    add: (one) => {
      if (messages.has(one.id)) return Promise.resolve(false);
      messages.set(one.id, one);
      return Promise.resolve(true);
    },
    take: (one) => {
      const standing = messages.get(one.id);
      if (!standing) messages.set(one.id, one);
      return Promise.resolve(standing);
    },
    lease: (row, until) => {
      const found = row.owes === "sending" ? messages.get(row.id) : undefined;
      if (!found) return Promise.resolve(undefined);
      const leased: Message = {
        ...found,
        dueAt: until,
        version: found.version + 1,
        attempts: found.attempts + 1,
      };
      messages.set(leased.id, leased);
      return Promise.resolve(leased);
    },
    replace: (seen, next) => {
      messages.set(seen.id, { ...next, version: seen.version + 1 });
      return Promise.resolve(true);
    },
  };
}

function dueRows(
  at: Instant,
  school: string,
  one: Incident | undefined,
  messages: ReadonlyMap<string, Message>,
): readonly DueRow[] {
  const owing: DueRow[] =
    one?.dueAt !== undefined && isDue(at, one)
      ? [{ owes: "messages", school, reference: one.reference, dueAt: one.dueAt }]
      : [];
  const waiting = [...messages.values()]
    .filter((message) => isDue(at, message))
    .map(({ id, dueAt = later(at, 0) }): DueRow => ({ owes: "sending", school, id, dueAt }));
  return [...owing, ...waiting];
}
