import type { Session } from "../domain/school/session.ts";
import type { TermCalendar } from "../domain/school/term-calendar.ts";
import type { EpochSeconds, Instant } from "../domain/time.ts";

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

/** The school's sign-in service: OpenID Connect, code flow with PKCE. */
export interface SignInService {
  /**
   * Where to send the browser, and what to keep sealed in it until it comes back. `again` asks the
   * service to vouch for the moment at which the person proves who they are.
   */
  begin(again?: boolean): Promise<{ readonly url: string; readonly kept: SignInAttempt }>;
  /** Who came back, or undefined if the service or the address says no. */
  finish(cameBackTo: URL, kept: SignInAttempt): Promise<Claims | undefined>;
}

export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** True if nobody comes back who did not prove who they are during this attempt. */
  readonly again?: true;
}

export interface Claims {
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  /** Only of somebody who was asked to sign in again. */
  readonly provedAt?: Instant;
}
