import type { Exclusion } from "../domain/incident/access.ts";
import type { AuditEntry, AuditMonth } from "../domain/incident/audit.ts";
import type { Incident, RegisterLine } from "../domain/incident/incident.ts";
import type { Reference } from "../domain/incident/reference.ts";
import type { Standing } from "../domain/incident/standing.ts";
import type { Instant } from "../domain/time.ts";

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
