import { blankSite } from "./new-site.ts";
import { type NewProposal, recordValue } from "./proposal.ts";
import { type Item, isNewRating, onlyAge } from "./signal.ts";
import { type Site, type SiteField, site } from "./site.ts";

/** The system whose ratings the App Store tells. */
const storeRating = "App Store";

/** What two answers of a source say of one record, the one before and the one now. */
export interface Compared {
  readonly site: Site;
  readonly source: string;
  readonly before: Item | undefined;
  readonly now: Item | undefined;
  readonly evidence: string | null;
  /** True if a first answer counts as news. */
  readonly isTrusted?: boolean | undefined;
}

const proposed = (
  { site: record, source, evidence }: Compared,
  field: SiteField,
  after: NewProposal["after"],
  says: string,
): NewProposal => ({
  kind: "change",
  slug: record.slug,
  field,
  before: record[field] ?? null,
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
  const { site: record, before, now } = compared;
  if (!before || !now || plain(before.name) === plain(now.name)) return [];
  const known = [record.name, ...record.aliases].map(plain);
  if (known.includes(plain(now.name))) return [];
  return [proposed(compared, "name", bareName(now.name), `It was called ${before.name} there.`)];
}

/** A record that tells another system's rating keeps it: the two are not the same advice. */
function rated(compared: Compared): readonly NewProposal[] {
  const { site: record, before, now } = compared;
  if (!isNewRating(before?.rating, now?.rating) || now?.rating === undefined) return [];
  const { contentRating } = record;
  if (contentRating !== null && contentRating.system !== storeRating) return [];
  if (contentRating?.value === now.rating) return [];
  const says = `It was ${before?.rating ?? ""}. This is advice on the content, not the age of the terms.`;
  return [proposed(compared, "contentRating", { system: storeRating, value: now.rating }, says)];
}

/** An age that the source tells otherwise than before, and otherwise than the record. */
function aged(compared: Compared): readonly NewProposal[] {
  const { site: record, before, now, isTrusted } = compared;
  const [was, is] = [onlyAge(before), onlyAge(now)];
  if (is === undefined || is < 1 || was === is || !(before || isTrusted)) return [];
  if (record.minAge === is) return [];
  const says = was === undefined ? "It told no single age before." : `It was ${was} there before.`;
  return [proposed(compared, "minAge", is, `${says} Check it against the terms of the service.`)];
}

function ended(compared: Compared): readonly NewProposal[] {
  const { site: record, source, before, now, evidence } = compared;
  if (record.status !== "active" || now?.ended === undefined || before?.ended === now.ended)
    return [];
  const next = now.next === undefined ? "" : ` ${now.next} took its place.`;
  return [retirement(record, source, evidence, `It is said to have ended on ${now.ended}.${next}`)];
}

const retirement = (
  { slug, status }: Site,
  source: string,
  evidence: string | null,
  says: string,
): NewProposal => ({
  kind: "retire",
  slug,
  field: "status",
  before: status,
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
export const goneProposal = ({ site: record, source, before, now, evidence }: Compared) =>
  before && !now && record.status === "active"
    ? retirement(record, source, evidence, "It is not listed there any more: a hint, not a proof.")
    : undefined;

/** A site that the source lists and we do not: a draft with nothing in it but its name. */
export function addProposal(
  source: string,
  { key, name, ages }: Item,
  evidence: string | null,
): NewProposal | undefined {
  const draft = site.safeParse({ ...nothingKnown, slug: key, name: bareName(name) });
  if (!draft.success) return undefined;
  const age = onlyAge({ ages });
  const says = age === undefined ? "It tells no age." : `It tells the age ${age}.`;
  const after = recordValue(draft.data);
  return { kind: "add", slug: key, before: null, after, source, evidence, says };
}

const nothingKnown = {
  ...blankSite,
  minAgeConfidence: "C",
  unsure: ["minAge", "kind", "operator"],
};

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
