import type { Status } from "#shared/domain/incident/status.ts";
import type { Kind } from "#shared/domain/incident/vocabulary.ts";
import { type Day, day, type Instant, later } from "#shared/domain/time.ts";
import { aboutPosts } from "./about-posts.ts";
import { breaches } from "./breaches.ts";
import { momentsBetween, monthOf } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import { concerns } from "./concerns.ts";
import { nearMisses } from "./near-misses.ts";
import { nearMissesByDesign } from "./near-misses-by-design.ts";
import type { Story } from "./story.ts";

const days = (count: number): number => count * 24 * 3600;
/** What was reported in these last days is still being worked on; before that, little is. */
const lately = days(42);
const threeYears = days(3 * 365);

const all: readonly Story[] = [...nearMisses, ...nearMissesByDesign, ...breaches, ...concerns];

/** One pack of kinds: near misses twice as many as breaches. */
const pack: readonly Kind[] = [
  ...Array.from({ length: 6 }, () => "near-miss" as const),
  ...Array.from({ length: 3 }, () => "breach" as const),
  ...(["concern", "concern", "reputational-damage", "reputational-damage"] as const),
];

/** Where the latest ones stand, the newest first: every open status is among the first eight. */
const openEnds: readonly Status[] = [
  ...(["received", "received", "triaged", "triaged", "investigating", "investigating"] as const),
  ...(["decided", "reopened", "investigating", "decided", "investigating"] as const),
  ...(["investigating", "reopened", "triaged", "decided"] as const),
];
/** Which of them have actions that are late, and by how many days: 0 is due today, 7 a week late today. */
const lateActions: Readonly<Record<number, readonly number[]>> = { 5: [0, 7], 8: [3], 10: [10] };
/** Which of them is about the headteacher, so that it is seen who takes it instead. */
const aboutTheHead = 4;

/** One report to be made up: when, of what, and where it ends. */
export interface Drawn {
  readonly at: Instant;
  readonly story: Story;
  readonly ends: Status;
  readonly late?: readonly Day[];
}

const daysBefore = (until: Instant, count: number): Day =>
  day.parse(later(until, -days(count)).slice(0, 10));

/** When something was reported, the earliest first; the last one just now. */
function moments(until: Instant, count: number, open: number, chance: Chance): Instant[] {
  const cut = later(until, -lately);
  const before = momentsBetween(later(until, -threeYears), cut, count - open, chance);
  const since = momentsBetween(cut, later(until, -days(1)), open - 1, chance);
  return [...before, ...since, later(until, -50 * 60)];
}

/** Cards of kinds, shuffled pack by pack, so that any stretch of them is mixed alike. */
function* kindsOf(chance: Chance): Generator<Kind, never> {
  for (;;) yield* chance.shuffled(pack);
}

/** A story of this kind for the season, and not one that was told just now. */
function storyFor(kind: Kind, at: Instant, lastTold: readonly Story[], chance: Chance): Story {
  const month = monthOf(at);
  const fitting = all.filter(
    (story) => story.kind === kind && (story.months?.includes(month) ?? true),
  );
  const fresh = fitting.filter((story) => !lastTold.includes(story));
  const ofTheSeason = fresh.filter(({ months }) => months !== undefined);
  if (ofTheSeason.length > 0 && chance.is(0.5)) return chance.pick(ofTheSeason);
  return chance.pick(fresh.length > 0 ? fresh : fitting);
}

function endOf(isRepeat: boolean, chance: Chance): Status {
  if (isRepeat) return "duplicate";
  return chance.is(0.1) ? "no-investigation" : "closed";
}

/** What will have happened until then: `count` reports of three years, the earliest first. */
export function drawPlots(until: Instant, count: number, chance: Chance): readonly Drawn[] {
  const open = Math.min(count, openEnds.length, Math.max(8, Math.round(count / 20)));
  const kinds = kindsOf(chance);
  const lastTold: Story[] = [];
  return moments(until, count, open, chance).map((at, place) => {
    const fromEnd = count - 1 - place;
    const isOpen = fromEnd < open;
    const isAboutPost = place % 40 === 17 || fromEnd === aboutTheHead;
    const former = lastTold.at(-1);
    const isRepeat = !isOpen && !isAboutPost && former !== undefined && chance.is(0.05);
    const post = aboutPosts[fromEnd === aboutTheHead ? 0 : place % aboutPosts.length];
    const fresh = () => storyFor(kinds.next().value, at, lastTold.slice(-4), chance);
    const story = isRepeat ? former : isAboutPost && post ? post : fresh();
    lastTold.push(story);
    const late = isOpen ? lateActions[fromEnd] : undefined;
    return {
      at,
      story,
      ends: (isOpen ? openEnds[fromEnd] : undefined) ?? endOf(isRepeat, chance),
      ...(late && { late: late.map((ago) => daysBefore(until, ago)) }),
    };
  });
}
