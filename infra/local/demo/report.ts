import { readSubmission, type Submission } from "#shared/domain/incident/submission.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, later, schoolDay } from "#shared/domain/time.ts";
import { type Cast, castFor, told } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Part, Story } from "./story.ts";

/** One report of a story: what was told, by people with names of their own. */
export interface Report {
  readonly story: Story;
  readonly cast: Cast;
  readonly told: Submission;
}

const atOnce = [
  "I asked them kindly to take it down.",
  "I told the room leader at once.",
  "I wrote down what it said and when.",
  "I told the office by telephone.",
];

/** A person by name, as far as whoever reports knows it; children often go without one. */
function personOf(part: Part, cast: Cast, school: SchoolProfile, chance: Chance) {
  const { who, relationship, involvement, post } = part;
  const holder = post && school.people.find(({ roles }) => roles.includes(post));
  const isKnown = chance.is(relationship === "pupil" ? 0.4 : 0.8);
  const name = holder?.name ?? (who !== undefined && isKnown ? cast[who] : undefined);
  return { relationship, involvement, roles: post ? [post] : [], ...(name && { name }) };
}

function reporterOf(story: Story, cast: Cast, chance: Chance) {
  const relationship = chance.pick(story.from);
  if (chance.is(0.2)) return { relationship, anonymous: true };
  const name = cast.visitor;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
  return { relationship, ...(chance.is(0.8) && { name }), ...(chance.is(0.45) && { email }) };
}

/** What somebody reports of this story at this moment. */
export function reportOf(story: Story, at: Instant, school: SchoolProfile, chance: Chance): Report {
  const cast = castFor(school, chance);
  const before = chance.is(0.6) ? 0 : chance.between(1, 6);
  const raw = {
    kind: story.kind,
    categories: story.categories,
    description: story.tells.map((some) => told(chance.pick(some), cast)).join(" "),
    occurredOn: schoolDay(later(at, -before * 24 * 3600)),
    // Never later than the report: of another day it is not known so exactly.
    ...(before === 0 && chance.is(0.4) && { occurredAt: at.slice(11, 16) }),
    place: story.place,
    site: chance.pick(story.sites),
    people: story.people.map((part) => personOf(part, cast, school, chance)),
    reporter: reporterOf(story, cast, chance),
    ...(chance.is(0.5) && { immediateAction: chance.pick(atOnce) }),
    toldInPerson: chance.is(0.3),
  };
  const read = readSubmission(raw, at);
  if (!read.ok) throw new Error(`${story.title}: ${JSON.stringify(read.refused)}`);
  return { story, cast, told: read.value };
}
