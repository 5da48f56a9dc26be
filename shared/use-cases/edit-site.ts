import { canonical } from "../domain/canonical.ts";
import { done, type Outcome, refused } from "../domain/outcome.ts";
import type { Member } from "../domain/school/session.ts";
import { keeperRole, keepsTheList } from "../domain/sites/deciding.ts";
import type { Site } from "../domain/sites/site.ts";
import { type SiteList, siteBySlug } from "../domain/sites/site-list.ts";
import { schoolDay } from "../domain/time.ts";
import {
  type Published,
  type PublishingParts,
  type PublishRefusal,
  publishSites,
} from "./publish-sites.ts";
import { readSites } from "./read-sites.ts";

export type EditRefusal =
  | PublishRefusal
  /** Somebody changed this very record, or made one of its name: how it stands now. */
  | { readonly why: "record-changed"; readonly list: SiteList; readonly record?: Site | undefined };

/** Stands for a record as somebody saw it; of none, nothing. */
export const stampOf = (record: Site | undefined, digest: (text: string) => string): string =>
  record ? digest(canonical(record)).slice(0, 24) : "";

export interface RecordEdit {
  readonly put: Site;
  /** The record as the person had it before them. */
  readonly stamp: string;
  readonly note: string;
}

/** As often as somebody else may publish another record between our reading and our writing. */
const mostTries = 3;

/** Publishes one record as somebody wants it, if nobody else changed that record meanwhile. */
export async function editSite(
  parts: PublishingParts,
  school: string,
  member: Member,
  { put, stamp, note }: RecordEdit,
): Promise<Outcome<Published, EditRefusal>> {
  if (!keepsTheList(member)) return refused({ why: "not-allowed" });
  for (let tries = 1; ; tries += 1) {
    const list = await readSites(parts, school);
    const record = siteBySlug(list, put.slug);
    // Whoever sends the same again, because no answer came, finds it done.
    if (record && canonical(record) === canonical(put)) return done({ list, waiting: [] });
    if (stampOf(record, (text) => parts.ids.digest(text)) !== stamp) {
      return refused({ why: "record-changed", list, record });
    }
    const outcome = await publishSites(parts, school, member, {
      seen: list.version,
      put: [put],
      note,
    });
    const isRace = !outcome.ok && outcome.refused.why === "changed-meanwhile";
    if (!isRace || tries >= mostTries) return outcome;
  }
}

export interface RecordCheck {
  readonly slug: string;
  readonly stamp: string;
}

/** Says that a person looked at a record today and found it right. A draft is published by that. */
export async function checkSite(
  parts: PublishingParts,
  school: string,
  member: Member,
  { slug, stamp }: RecordCheck,
): Promise<Outcome<Published, EditRefusal>> {
  const by = keeperRole(member);
  if (!by) return refused({ why: "not-allowed" });
  const list = await readSites(parts, school);
  const record = siteBySlug(list, slug);
  if (!record) return refused({ why: "record-changed", list });
  const { standing, name } = record;
  const put: Site = {
    ...record,
    standing: "published",
    unsure: [],
    confirmed: { on: schoolDay(parts.clock.now()), by },
  };
  const note = standing === "draft" ? `${name} checked and published` : `${name} confirmed`;
  return editSite(parts, school, member, { put, stamp, note });
}
