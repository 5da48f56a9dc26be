import { addressToDigest, type SuppressedAddress } from "../domain/mail/suppressed-address.ts";
import type { Stakeholder } from "../domain/reminders/stakeholder.ts";
import {
  isAddress,
  isLookedFor,
  type StakeholderSearch,
} from "../domain/reminders/stakeholder-search.ts";
import { type Standing, standingOf } from "../domain/reminders/stakeholder-standing.ts";
import type { Cursor, Ids, Stakeholders, SuppressedAddresses } from "../ports.ts";

/** People on a page of the list. */
export const stakeholdersOnPage = 50;
/** Read at once where a group or a name is picked out, or all are wanted. */
const mostAtOnce = 1000;

export interface StakeholderView {
  readonly found: readonly (Stakeholder & { readonly standing: Standing })[];
  /** The address behind which the next page begins; absent on the last. */
  readonly next?: Cursor;
}

type Reading = { readonly stakeholders: Pick<Stakeholders, "page"> };
interface StandingParts {
  readonly suppressed: Pick<SuppressedAddresses, "findAll">;
  readonly ids: Pick<Ids, "digest">;
}

/** The people of a page: one query, or as many as it takes to find that many of a group or a name. */
async function findStakeholders(
  { stakeholders }: Reading,
  school: string,
  look: StakeholderSearch,
) {
  const { text, audience } = look;
  const beginning = text !== undefined && isAddress(text) ? text.trim().toLowerCase() : undefined;
  const isWanted = (one: Stakeholder) =>
    (audience === undefined || one.audiences.includes(audience)) &&
    (text === undefined || isLookedFor(one, text));
  const isPickedOut = audience !== undefined || (text !== undefined && beginning === undefined);
  const limit = isPickedOut ? mostAtOnce : stakeholdersOnPage + 1;
  const found: Stakeholder[] = [];
  let after = look.after;
  let more = true;
  while (more && found.length <= stakeholdersOnPage) {
    const page = await stakeholders.page(school, { limit, after, beginning });
    found.push(...page.found.filter(isWanted));
    after = page.found.at(-1)?.email;
    more = page.more && after !== undefined;
  }
  return found;
}

/** A page of the list, each with whether mail gets to them: a query, and a call for what came back. */
export async function readStakeholders(
  parts: Reading & StandingParts,
  school: string,
  look: StakeholderSearch,
): Promise<StakeholderView> {
  const found = await findStakeholders(parts, school, look);
  const shown = found.slice(0, stakeholdersOnPage);
  const digestOf = ({ email }: Stakeholder) => parts.ids.digest(addressToDigest(email));
  const suppressed: ReadonlyMap<string, SuppressedAddress> =
    shown.length === 0 ? new Map() : await parts.suppressed.findAll(school, shown.map(digestOf));
  const view = shown.map((one) => ({
    ...one,
    standing: standingOf(one, suppressed.get(digestOf(one))),
  }));
  const last = shown.at(-1);
  return found.length > stakeholdersOnPage && last
    ? { found: view, next: last.email }
    : { found: view };
}

/** What happened to somebody's address, if nothing is sent there now. One call. */
export async function stoppedAddress(
  { suppressed, ids }: StandingParts,
  { school, email }: Stakeholder,
): Promise<SuppressedAddress | undefined> {
  const address = ids.digest(addressToDigest(email));
  return (await suppressed.findAll(school, [address])).get(address);
}

/** Everybody in the list, by address. A query a thousand. */
export async function allStakeholders(
  { stakeholders }: Reading,
  school: string,
): Promise<readonly Stakeholder[]> {
  const all: Stakeholder[] = [];
  let after: Cursor | undefined;
  let more = true;
  while (more) {
    const page = await stakeholders.page(school, { limit: mostAtOnce, after });
    all.push(...page.found);
    after = page.found.at(-1)?.email;
    more = page.more && after !== undefined;
  }
  return all;
}
