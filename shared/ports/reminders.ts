import type { Mailing, MailingContent } from "../domain/reminders/mailing.ts";
import type { Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { Instant } from "../domain/time.ts";
import type { DueRow } from "./mail.ts";
import type { Cursor } from "./register.ts";

/** The people whom a school reminds of its policy, each by their address in small letters. */
export interface Stakeholders {
  find(school: string, email: string): Promise<Stakeholder | undefined>;
  /** At most `limit` by address, from behind `after` on. One query. */
  page(school: string, look: StakeholderLook): Promise<StakeholderPage>;
  /** How many there are. One query a megabyte. */
  count(school: string): Promise<number>;
  /** Writes the stakeholder unless the address is there already. Says whether it wrote. */
  add(one: Stakeholder): Promise<boolean>;
  /** Writes `next`, of the same address, if the stored one still has the version of `seen`. */
  replace(seen: Stakeholder, next: Stakeholder): Promise<boolean>;
  /** Removes the stakeholder if it still has the version of `seen`. Says whether it did. */
  remove(seen: Stakeholder): Promise<boolean>;
}
export interface StakeholderLook {
  readonly limit: number;
  readonly after?: Cursor | undefined;
  /** Only addresses that begin so. */
  readonly beginning?: string | undefined;
}
export interface StakeholderPage {
  readonly found: readonly Stakeholder[];
  /** False if this is the end. A place is the address. */
  readonly more: boolean;
}

/** One mail to many, and how far it is. */
export interface Mailings {
  find(school: string, id: string): Promise<Mailing | undefined>;
  /** What its mails say; it never changes. */
  content(school: string, id: string): Promise<MailingContent | undefined>;
  /** All of a school: a few a year. One query. */
  list(school: string): Promise<readonly Mailing[]>;
  /** Keeps the content, then the mailing, each unless it is there. Says whether the mailing is new. */
  start(mailing: Mailing, content: MailingContent): Promise<boolean>;
  /** Takes a mailing that is due for working on it until `until`; undefined if somebody else has it. */
  lease(due: DueRow, until: Instant): Promise<Mailing | undefined>;
  /** Writes `next` if the stored mailing still has the version of `seen`. Says whether it did. */
  replace(seen: Mailing, next: Mailing): Promise<boolean>;
}
