import { done, type Outcome, refused } from "../domain/outcome.ts";
import { ownPeople } from "../domain/reminders/own-people.ts";
import {
  mayUnsubscribe,
  mostStakeholders,
  type Stakeholder,
} from "../domain/reminders/stakeholder.ts";
import { keepsStakeholders } from "../domain/reminders/stakeholder-access.ts";
import {
  changedStakeholder,
  isAsWanted,
  newStakeholder,
  type WantedStakeholder,
} from "../domain/reminders/wanted-stakeholder.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import type { Member } from "../domain/school/session.ts";
import type { World } from "../ports.ts";

export type StakeholderRefusal =
  | { readonly why: "not-allowed" }
  | { readonly why: "full" }
  /** Nobody has the address any more: somebody removed or changed them. */
  | { readonly why: "gone" }
  /** Somebody else has the address that is wanted. */
  | { readonly why: "known"; readonly one: Stakeholder }
  /** Somebody changed them meanwhile: as they are now. Nothing was changed. */
  | { readonly why: "changed-meanwhile"; readonly one: Stakeholder };

type Parts = Pick<World, "stakeholders" | "clock">;
type Changed = Outcome<Stakeholder, StakeholderRefusal>;

const knownAs = (one: Stakeholder, wanted: WantedStakeholder): Changed =>
  isAsWanted(one, wanted) ? done(one) : refused({ why: "known", one });

/** Adds somebody; to add them again just so does nothing. */
export async function addStakeholder(
  { stakeholders, clock }: Parts,
  school: string,
  member: Member,
  wanted: WantedStakeholder,
): Promise<Changed> {
  if (!keepsStakeholders(member)) return refused({ why: "not-allowed" });
  const standing = await stakeholders.find(school, wanted.email);
  if (standing) return knownAs(standing, wanted);
  if ((await stakeholders.count(school)) >= mostStakeholders) return refused({ why: "full" });

  const one = newStakeholder(school, wanted, clock.now());
  if (await stakeholders.add(one)) return done(one);
  const quicker = await stakeholders.find(school, wanted.email);
  return quicker ? knownAs(quicker, wanted) : refused({ why: "gone" });
}

export interface StakeholderEdit {
  /** The address under which they stand in the list. */
  readonly email: string;
  /** The version that the person had before them. */
  readonly seen: number;
  readonly wanted: WantedStakeholder;
  /** What they have asked for themselves: no more reminders, or reminders again. */
  readonly wish?: "stop" | "again" | undefined;
}

/** Who may not decline does not: their wish for no more reminders changes nothing. */
const heededWish = ({ wish, wanted }: StakeholderEdit): StakeholderEdit["wish"] =>
  wish === "stop" && !mayUnsubscribe(wanted.audiences) ? undefined : wish;

/** As somebody is to be. What they declined is declined until they wish otherwise themselves. */
function edited(seen: Stakeholder, edit: StakeholderEdit, { clock }: Parts) {
  const { wanted } = edit;
  const wish = heededWish(edit);
  const at = clock.now();
  const { unsubscribedAt, ...rest } = changedStakeholder(seen, wanted, at);
  const declined = wish === "stop" ? (unsubscribedAt ?? at) : unsubscribedAt;
  return wish === "again" || declined === undefined ? rest : { ...rest, unsubscribedAt: declined };
}

/** True if what they wish is so already. */
function isWished({ unsubscribedAt }: Stakeholder, edit: StakeholderEdit): boolean {
  const wish = heededWish(edit);
  return wish === undefined || (wish === "stop") === (unsubscribedAt !== undefined);
}

/** Changes somebody, on the version that the person saw; what stands there already is done. */
export async function editStakeholder(
  parts: Parts,
  school: string,
  member: Member,
  edit: StakeholderEdit,
): Promise<Changed> {
  if (!keepsStakeholders(member)) return refused({ why: "not-allowed" });
  const { email, wanted, seen } = edit;
  const found = await parts.stakeholders.find(school, email);
  if (!found) return afterMove(parts, school, edit);
  if (isWished(found, edit) && isAsWanted(found, wanted)) return done(found);
  if (found.version !== seen) return refused({ why: "changed-meanwhile", one: found });
  const next = edited(found, edit, parts);
  if (wanted.email !== email) return moved(parts, found, next);
  return (await parts.stakeholders.replace(found, next)) ? done(next) : meanwhile(parts, found);
}

/** The address is gone. If it went where it was to go, the same request was here before. */
async function afterMove({ stakeholders }: Parts, school: string, edit: StakeholderEdit) {
  const { email, wanted } = edit;
  const arrived =
    email === wanted.email ? undefined : await stakeholders.find(school, wanted.email);
  return arrived && isAsWanted(arrived, wanted) ? done(arrived) : refused({ why: "gone" } as const);
}

async function meanwhile(
  { stakeholders }: Parts,
  { school, email }: Stakeholder,
): Promise<Changed> {
  const one = await stakeholders.find(school, email);
  return refused(one ? { why: "changed-meanwhile", one } : { why: "gone" });
}

/**
 * Another address is another row: first the new one, then the old one goes. Whoever is cut off between
 * the two has both, and sending the form again ends it.
 */
async function moved(parts: Parts, seen: Stakeholder, next: Stakeholder): Promise<Changed> {
  const { stakeholders } = parts;
  const isNew = await stakeholders.add(next);
  const standing = isNew ? next : await stakeholders.find(next.school, next.email);
  if (standing && !isAsWanted(standing, next)) return refused({ why: "known", one: standing });
  if (await stakeholders.remove(seen)) return done(standing ?? next);
  if (isNew) await stakeholders.remove(next);
  return meanwhile(parts, seen);
}

/** Takes somebody off the list. Whoever is gone already is done with. */
export async function removeStakeholder(
  parts: Parts,
  school: string,
  member: Member,
  { email, seen }: Pick<StakeholderEdit, "email" | "seen">,
): Promise<Outcome<undefined, StakeholderRefusal>> {
  if (!keepsStakeholders(member)) return refused({ why: "not-allowed" });
  const found = await parts.stakeholders.find(school, email);
  if (!found) return done(undefined);
  if (found.version !== seen) return refused({ why: "changed-meanwhile", one: found });
  if (await parts.stakeholders.remove(found)) return done(undefined);
  const standing = await parts.stakeholders.find(school, email);
  return standing ? refused({ why: "changed-meanwhile", one: standing }) : done(undefined);
}

/** Puts the profile's staff and governors into the list; who stands there already stays as they are. */
export async function addOwnPeople(
  { stakeholders, clock }: Parts,
  school: SchoolProfile,
  member: Member,
): Promise<Outcome<{ readonly added: number; readonly known: number }, StakeholderRefusal>> {
  if (!keepsStakeholders(member)) return refused({ why: "not-allowed" });
  const people = ownPeople(school);
  const at = clock.now();
  let added = 0;
  for (const wanted of people) {
    if (await stakeholders.add(newStakeholder(school.id, wanted, at))) added += 1;
  }
  return done({ added, known: people.length - added });
}
