import type { NewProposal } from "./proposal.ts";
import { type Item, isNewRating, onlyAge } from "./signal.ts";
import type { Site, SiteField } from "./site.ts";

/** The system whose ratings the App Store tells. */
const storeRating = "App Store";

/** What two answers of a source say of one record, the one before and the one now. */
export interface Compared {
  readonly site: Site;
  readonly source: string;
  readonly before: Item | undefined;
  readonly now: Item | undefined;
  readonly evidence: string | null;
}

const proposed = (
  { site, source, evidence }: Compared,
  field: SiteField,
  after: NewProposal["after"],
  says: string,
): NewProposal => ({
  kind: "change",
  slug: site.slug,
  field,
  before: site[field] ?? null,
  after,
  source,
  evidence,
  says,
});

/** An app's name without what its maker adds to it: `TikTok - Videos, Shop & LIVE`. */
export const bareName = (name: string): string =>
  name.split(/\s+[-–—|]\s+|:\s+/)[0]?.trim() || name.trim();

const plain = (name: string): string => bareName(name).toLowerCase();

function renamed(compared: Compared): readonly NewProposal[] {
  const { site, before, now } = compared;
  if (!before || !now || plain(before.name) === plain(now.name)) return [];
  const known = [site.name, ...site.aliases].map(plain);
  if (known.includes(plain(now.name))) return [];
  return [proposed(compared, "name", bareName(now.name), `It was called ${before.name} there.`)];
}

/** A record that tells another system's rating keeps it: the two are not the same advice. */
function rated(compared: Compared): readonly NewProposal[] {
  const { site, before, now } = compared;
  if (!isNewRating(before?.rating, now?.rating) || now?.rating === undefined) return [];
  const { contentRating } = site;
  if (contentRating !== null && contentRating.system !== storeRating) return [];
  if (contentRating?.value === now.rating) return [];
  const says = `It was ${before?.rating ?? ""}. This is advice on the content, not the age of the terms.`;
  return [proposed(compared, "contentRating", { system: storeRating, value: now.rating }, says)];
}

/** An age that the source tells otherwise than before, and otherwise than the record. */
function aged(compared: Compared): readonly NewProposal[] {
  const { site, before, now } = compared;
  const [was, is] = [onlyAge(before), onlyAge(now)];
  if (is === undefined || is < 1 || was === is || before === undefined) return [];
  if (site.minAge === is) return [];
  const says = was === undefined ? "It told no single age before." : `It was ${was} there before.`;
  return [proposed(compared, "minAge", is, `${says} Check it against the terms of the service.`)];
}

function ended(compared: Compared): readonly NewProposal[] {
  const { site, source, before, now, evidence } = compared;
  if (site.status !== "active" || now?.ended === undefined || before?.ended === now.ended)
    return [];
  const next = now.next === undefined ? "" : ` ${now.next} took its place.`;
  return [retirement(site, source, evidence, `It is said to have ended on ${now.ended}.${next}`)];
}

const retirement = (
  site: Site,
  source: string,
  evidence: string | null,
  says: string,
): NewProposal => ({
  kind: "retire",
  slug: site.slug,
  field: "status",
  before: site.status,
  after: "closed",
  source,
  evidence,
  says,
});

/** What a person should decide of a record that the source still lists. */
export const itemProposals = (compared: Compared): readonly NewProposal[] => [
  ...renamed(compared),
  ...rated(compared),
  ...aged(compared),
  ...ended(compared),
];

/** The source listed it and does not any more: a fair hint that it closed, and no proof. */
export const goneProposal = ({ site, source, before, now, evidence }: Compared) =>
  before && !now && site.status === "active"
    ? retirement(site, source, evidence, "It is not listed there any more: a hint, not a proof.")
    : undefined;

/** An address that does not lead to the source any more, or a source that nobody answers for. */
export const retiredProposal = (
  source: string,
  told: { readonly slug?: string; readonly after: string; readonly says: string },
): NewProposal => ({
  kind: "source-retired",
  slug: told.slug ?? source,
  before: null,
  after: told.after,
  source,
  evidence: null,
  says: told.says,
});
