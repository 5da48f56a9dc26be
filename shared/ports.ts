import type { Exclusion } from "./domain/incident/access.ts";
import type { AuditEntry, AuditMonth } from "./domain/incident/audit.ts";
import type { Incident, RegisterLine } from "./domain/incident/incident.ts";
import type { Reference } from "./domain/incident/reference.ts";
import type { Standing } from "./domain/incident/standing.ts";
import type { Mail, SendResult } from "./domain/mail/mail.ts";
import type { Message } from "./domain/mail/message.ts";
import type { SuppressedAddress } from "./domain/mail/suppressed-address.ts";
import type { Session } from "./domain/school/session.ts";
import type { TermCalendar } from "./domain/school/term-calendar.ts";
import type { EpochSeconds, Instant } from "./domain/time.ts";

export type { Mail, SendResult } from "./domain/mail/mail.ts";

/** The outside world, whole, on one page. A use-case takes the part of it that it needs. */
export interface World {
  readonly incidents: Incidents;
  readonly audit: Audit;
  readonly messages: Messages;
  readonly messageList: MessageList;
  readonly suppressed: SuppressedAddresses;
  readonly due: Due;
  readonly sessions: Sessions;
  readonly terms: Terms;
  readonly mailer: Mailer;
  readonly signInService: SignInService;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface Incidents {
  /**
   * Writes the incident unless its reference is taken. Returns of the incident that then stands there,
   * which is not this one if the reference was taken, what tells them apart. One call; never a read
   * before it.
   */
  add(incident: Incident): Promise<Standing>;
  find(school: string, reference: Reference): Promise<Incident | undefined>;
  /** Each of these as it is now; what is not there is not in the answer. One call for 100. */
  findAll(
    school: string,
    references: readonly Reference[],
  ): Promise<ReadonlyMap<Reference, Incident>>;
  /** Whom each of these keeps out now; what is not there is not in the answer. One call for 100. */
  exclusions(
    school: string,
    references: readonly Reference[],
  ): Promise<ReadonlyMap<Reference, Exclusion>>;
  /** At most `limit` lines of the register, newest first, from behind `after` on. One query. */
  page(school: string, look: RegisterLook): Promise<RegisterPage>;
  /** Writes `next` if the stored incident still has the version of `seen`. Says whether it did. */
  replace(seen: Incident, next: Incident): Promise<boolean>;
  /**
   * Notes the mail duties that are done and moves the due mark, if the incident still is the one
   * seen; everything else of it stays as it is. Says whether it did.
   */
  settle(seen: Incident, done: Pick<Incident, "settled" | "dueAt">): Promise<boolean>;
}

/** Which lines of the register to read: the newest first unless said otherwise, each bound optional. */
export interface RegisterLook {
  /** Lines read at most, whether or not somebody may see them. */
  readonly limit: number;
  /** Only incidents that somebody still works on. */
  readonly open?: boolean;
  readonly oldestFirst?: boolean | undefined;
  /** From behind this place on, in the order of reading. */
  readonly after?: Cursor | undefined;
  /** Received at this instant or later. */
  readonly from?: Instant | undefined;
  /** Received before this instant. */
  readonly to?: Instant | undefined;
}

/** A place in the register or another list, told to the browser and given back by it: a sort key. */
export type Cursor = string & { readonly Cursor?: never };

export interface RegisterPage {
  readonly lines: readonly PlacedLine[];
  /** False if this is the end of the register. */
  readonly more: boolean;
}
export interface PlacedLine extends RegisterLine {
  readonly place: Cursor;
}

/** Who looked at what. Rows are added and read, never changed. */
export interface Audit {
  /** `id` tells looks of one moment apart. Throws if it could not be written. */
  add(school: string, id: string, entry: AuditEntry): Promise<void>;
  /** At most `limit` looks of a month, newest first, from behind `after` on. */
  page(school: string, month: AuditMonth, look: AuditLook): Promise<AuditPage>;
}
export interface AuditLook {
  readonly limit: number;
  readonly after?: Cursor | undefined;
  /** Only looks at this incident: the whole month is read for them. */
  readonly about?: Reference | undefined;
}
export interface AuditPage {
  readonly entries: readonly PlacedAuditEntry[];
  /** False if this is the end of the month. */
  readonly more: boolean;
}
export interface PlacedAuditEntry extends AuditEntry {
  readonly place: Cursor;
}

export interface Messages {
  /** Writes the message unless one with its id exists already. Says whether it wrote. */
  add(message: Message): Promise<boolean>;
  /**
   * Takes a due message for sending until `until`: the message, or undefined if somebody else has it,
   * it is not due any more, or it is gone.
   */
  lease(due: DueRow, until: Instant): Promise<Message | undefined>;
  /** Writes `next` if the stored message is still `seen`. Says whether it was. */
  replace(seen: Message, next: Message): Promise<boolean>;
}

/** Messages as people look at them. */
export interface MessageList {
  find(school: string, id: string): Promise<Message | undefined>;
  /** Those of these messages that are there, in the order of their ids. One call for 100. */
  findAll(school: string, ids: readonly string[]): Promise<readonly Message[]>;
  /** At most `limit` messages that were given up, newest first, from behind `after` on. One query. */
  givenUp(
    school: string,
    look: { readonly limit: number; readonly after?: Cursor | undefined },
  ): Promise<GivenUpPage>;
}
export interface GivenUpPage {
  readonly found: readonly GivenUp[];
  /** False if this is the end. */
  readonly more: boolean;
}
/** A given-up message as the index shows it. */
export interface GivenUp {
  readonly id: string;
  readonly place: Cursor;
}

/** Addresses that nothing is sent to, each by its digest. */
export interface SuppressedAddresses {
  /** What happened to the address, if nothing may be sent to it now. */
  find(school: string, address: string): Promise<SuppressedAddress | undefined>;
  /**
   * Keeps that nothing is sent to the address, unless it was told before, or was taken back since it
   * happened. Says whether it wrote.
   */
  suppress(one: SuppressedAddress): Promise<boolean>;
  /** Lets the address be written to again. Says whether it was suppressed. */
  takeBack(school: string, address: string, at: Instant): Promise<boolean>;
}

/** A row that owes something, as the due index shows it. */
export type DueRow =
  | {
      readonly owes: "messages";
      readonly school: string;
      readonly reference: Reference;
      readonly dueAt: Instant;
    }
  | {
      readonly owes: "sending";
      readonly school: string;
      readonly id: string;
      readonly dueAt: Instant;
    }
  /** A row this program does not understand: another version's, or a damaged one. */
  | { readonly owes: "unknown"; readonly school: string; readonly key: string };

export interface Due {
  /** At most `limit` rows due at `at` or before, the longest overdue first. One query. */
  until(school: string, at: Instant, limit: number): Promise<readonly DueRow[]>;
}

export interface Sessions {
  /** `id` is a digest of what the browser holds; the row goes by itself at `expiresAt`. */
  add(school: string, id: string, session: Session, expiresAt: EpochSeconds): Promise<void>;
  find(school: string, id: string): Promise<Session | undefined>;
  /** Notes when it was last seen; does nothing if the session has ended meanwhile. */
  note(school: string, id: string, seenAt: Instant): Promise<void>;
  remove(school: string, id: string): Promise<void>;
}

/** When a school has its terms. */
export interface Terms {
  /** The empty calendar, of version 0, if none was ever kept. */
  find(school: string): Promise<TermCalendar>;
  /** Writes `next` if the stored calendar still has the version of `seen`. Says whether it did. */
  replace(school: string, seen: TermCalendar, next: TermCalendar): Promise<boolean>;
}

export interface Mailer {
  /** What becomes of the mail later is told under the message's name. */
  send(mail: Mail, message: Pick<Message, "school" | "id">): Promise<SendResult>;
}

/** Keys by generation, 1 to 9; the newest derives what is new, the older ones find what is old. */
export interface KeyRing {
  readonly newest: number;
  /** Bytes (32) that follow from the key, the purpose and the parts, and that nobody can foretell. */
  derive(generation: number, purpose: string, ...parts: readonly string[]): Uint8Array;
  has(generation: number): boolean;
}

/** The school's sign-in service: OpenID Connect, code flow with PKCE. */
export interface SignInService {
  /** Where to send the browser, and what to keep sealed in it until it comes back. */
  begin(): Promise<{ readonly url: string; readonly kept: SignInAttempt }>;
  /** Who came back, or undefined if the service or the address says no. */
  finish(cameBackTo: URL, kept: SignInAttempt): Promise<Claims | undefined>;
}
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
export interface Claims {
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new secret of 256 bits, in letters, digits, `-` and `_` (43 characters). */
  secret(): string;
  /** SHA-256 of text, 64 hexadecimal digits. */
  digest(text: string): string;
  /** A number in [0, 1). */
  chance(): number;
}

/**
 * A log line is a fixed sentence and a few facts: ids, counts, codes. Never a name, an address, a
 * receipt, text that somebody wrote, or a whole event.
 */
export interface Log {
  info(sentence: string, facts?: Facts): void;
  error(sentence: string, facts?: Facts): void;
}
export type Facts = Readonly<Record<string, string | number | boolean>>;
