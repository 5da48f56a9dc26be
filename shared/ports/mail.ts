import type { Reference } from "../domain/incident/reference.ts";
import type { Mail, SendResult } from "../domain/mail/mail.ts";
import type { Message } from "../domain/mail/message.ts";
import type { SuppressedAddress } from "../domain/mail/suppressed-address.ts";
import type { Instant } from "../domain/time.ts";
import type { Cursor } from "./register.ts";

export interface Messages {
  /** Writes the message unless one with its id exists already. Says whether it wrote. */
  add(message: Message): Promise<boolean>;
  /**
   * Writes the message unless one with its id exists already: then that one is the answer, and whoever
   * asked has no right to send it.
   */
  take(message: Message): Promise<Message | undefined>;
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
  /** Those of these addresses that nothing may be sent to now. One call for 100. */
  findAll(
    school: string,
    addresses: readonly string[],
  ): Promise<ReadonlyMap<string, SuppressedAddress>>;
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
  /** A mailing that runs: one mail to each of many. */
  | {
      readonly owes: "mailing";
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

export interface Mailer {
  /** What becomes of the mail later is told under the message's name. */
  send(mail: Mail, message: Pick<Message, "school" | "id">): Promise<SendResult>;
}

/** Keeps to the rate at which the mail service takes mail. */
export interface Pacer {
  /** Waits until the next mail may go. */
  turn(): Promise<void>;
  /** Gives a turn back that the mail service did not take. */
  giveBack(): void;
  /** Waits so many seconds. */
  rest(seconds: number): Promise<void>;
}
