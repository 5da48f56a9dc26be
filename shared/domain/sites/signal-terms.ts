import { daysBetween, type Instant, instant, schoolDay } from "../time.ts";
import type { NewProposal } from "./proposal.ts";
import type { Commit } from "./signal.ts";
import type { Site } from "./site.ts";
import type { KeptAddress } from "./source-health.ts";

/** The one subject that means that the text itself changed; all others are the archive's own work. */
const realChange = /^Record new changes of /;
const silentDays = 730;

/** The changes of the text itself, newest first. */
export const realChanges = (commits: readonly Commit[]): readonly Commit[] =>
  commits
    .filter(({ subject }) => realChange.test(subject))
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));

/** The newest recorded change since the one that was handled; undefined if there is none. */
export function changeSince(
  kept: KeptAddress["newest"],
  commits: readonly Commit[],
): { readonly before: string; readonly after: Commit } | undefined {
  const [newest] = realChanges(commits);
  // What is met for the first time is only noted.
  if (!kept || !newest || newest.sha === kept.sha || newest.at <= kept.at) return undefined;
  return { before: kept.sha, after: newest };
}

/** What to keep of a feed: its newest real change, or what was kept if it tells of none. */
export function newestOf(
  kept: KeptAddress["newest"],
  commits: readonly Commit[],
): KeptAddress["newest"] {
  const [newest] = realChanges(commits);
  if (!newest) return kept;
  return kept && kept.at > newest.at ? kept : { sha: newest.sha, at: newest.at };
}

/** Lines that name an age from which somebody may use a service. */
const mentionsAge = /(under|at least|minimum age|aged?)\D{0,25}(1[3-8]|thirteen|sixteen|eighteen)/i;
const mostLines = 20;
const longestLine = 400;

/** A line as a person would read it: no tag of the page that it was taken from, nothing unseen. */
const plain = (line: string): string =>
  line
    .replaceAll(/<[!/?a-z][^<>]{0,300}>/gi, " ")
    .replaceAll(/[<>\p{Cc}\p{Cf}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const ageLines = (text: string): readonly string[] => [
  ...new Set(
    text
      .split("\n")
      .filter((line) => mentionsAge.test(line))
      .map((line) => plain(line).slice(0, longestLine)),
  ),
];

export interface ChangedAgeLines {
  /** `− ` in front of what is not there any more, `+ ` in front of what is new. */
  readonly lines: readonly string[];
  /** The text named an age before, and names none now. */
  readonly isClauseGone: boolean;
}

/** What changed of the lines that mention an age. Nobody but a person reads an age out of them. */
export function changedAgeLines(before: string, after: string): ChangedAgeLines {
  const [were, are] = [ageLines(before), ageLines(after)];
  const lines = [
    ...were.filter((line) => !are.includes(line)).map((line) => `− ${line}`),
    ...are.filter((line) => !were.includes(line)).map((line) => `+ ${line}`),
  ];
  return { lines: lines.slice(0, mostLines), isClauseGone: were.length > 0 && are.length === 0 };
}

export interface TermsChange {
  readonly site: Site;
  readonly source: string;
  readonly before: string;
  readonly after: Commit;
  readonly evidence: string | null;
  /** Undefined if the texts could not be read. */
  readonly changed: ChangedAgeLines | undefined;
}

const recordedFor = ({ termsWatch }: Site): string =>
  `Recorded in the collection ${termsWatch?.collection ?? ""}: check that the text is the one for the United Kingdom.`;

/** The terms changed: somebody should look whether the record still holds. */
export function termsProposal(change: TermsChange): NewProposal {
  const { site, source, before, after, evidence, changed } = change;
  const told =
    changed === undefined
      ? "The two texts could not be compared: follow the link."
      : changed.lines.length > 0
        ? "Lines that mention an age changed."
        : "No line that mentions an age changed.";
  return {
    kind: changed?.isClauseGone ? "age-clause-vanished" : "terms-changed",
    slug: site.slug,
    before,
    after: after.sha,
    source,
    evidence,
    says: `${told} ${recordedFor(site)}`,
    ...(changed && changed.lines.length > 0 && { changedLines: [...changed.lines] }),
  };
}

/** A feed whose newest entry is older than two years: the copy may be dead, or the service. */
export function silenceProposal(
  { site, source, evidence }: Pick<TermsChange, "site" | "source" | "evidence">,
  newestAt: string,
  at: Instant,
): NewProposal | undefined {
  const newest = instant.safeParse(newestAt);
  if (!newest.success) return undefined;
  const since = schoolDay(newest.data);
  if (daysBetween(since, schoolDay(at)) < silentDays) return undefined;
  return {
    kind: "site-silent",
    slug: site.slug,
    before: site.checkedOn,
    after: since,
    source,
    evidence,
    says: `No change of its terms has been recorded for 24 months. ${recordedFor(site)}`,
  };
}
