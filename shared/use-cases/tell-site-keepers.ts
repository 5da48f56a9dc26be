import type { WantedMessage } from "../domain/mail/message.ts";
import { remindableDay } from "../domain/reminders/reminder-due.ts";
import { keyOf } from "../domain/school/term-dates.ts";
import { isToldOfSites } from "../domain/sites/site-access.ts";
import { type Instant, schoolDay } from "../domain/time.ts";
import type { Proposals, World } from "../ports.ts";
import { type TellParts, tellPeople } from "./tell-people.ts";

export type TellingParts = TellParts &
  Pick<World, "terms"> & { readonly proposals: Pick<Proposals, "page"> };

/** One mail to each of the two leads, or to the one person who is both: once for what it is about. */
const tell = (
  parts: TellingParts,
  letter: Pick<WantedMessage, "kind" | "about" | "facts">,
): Promise<number> =>
  tellPeople(parts, parts.school.people.filter(isToldOfSites), { ...letter, duty: letter.kind });

/** More are not counted: the mail says that it is at least so many. */
const mostCounted = 50;

/** Tells the two leads that something waits for them: one mail a run, however much it is. */
async function tellOfProposals(parts: TellingParts, at: Instant): Promise<number> {
  const { school, proposals } = parts;
  const { found, next } = await proposals.page(school.id, "open", { limit: mostCounted });
  if (found.length === 0) return 0;
  const count = next === undefined ? String(found.length) : `more than ${mostCounted}`;
  const about = `sites-${schoolDay(at)}`;
  return tell(parts, { kind: "sites-waiting", about, facts: { count } });
}

/** Asks the two leads, once a term, to confirm the whole list: on its first school day or after. */
async function askToConfirm(parts: TellingParts, at: Instant): Promise<number> {
  const { terms } = await parts.terms.find(parts.school.id);
  const today = remindableDay(terms, schoolDay(at));
  if (today.is !== "school-day") return 0;
  return tell(parts, { kind: "sites-confirm", about: `sites-${keyOf(today.term)}` });
}

export interface Told {
  /** Mails that say that proposals wait. */
  readonly waiting: number;
  /** Mails that ask to confirm the list this term. */
  readonly confirm: number;
}

/** Writes to those who keep the list what is theirs to do. The same run twice writes nothing twice. */
export const tellSiteKeepers = async (parts: TellingParts, at: Instant): Promise<Told> => ({
  waiting: await tellOfProposals(parts, at),
  confirm: await askToConfirm(parts, at),
});
