import { type Concerned, steps as everyStep, type PathwayStep } from "./pathway-steps.ts";
import type { Relationship } from "./vocabulary.ts";

export type { PathwayStep };

/**
 * The steps for an incident in which people of these relationships are alleged to have done it: in the
 * one lawful order, each once. If nobody is alleged, what has to be done all the same.
 */
export function stepsFor(relationships: readonly Relationship[]): readonly PathwayStep[] {
  const concerned: readonly Concerned[] = relationships.length > 0 ? relationships : ["nobody"];
  return everyStep.filter(
    (step) => step.for === "all" || step.for.some((one) => concerned.includes(one)),
  );
}

/**
 * The first step that is neither done nor skipped, or undefined when all are settled. Ids that are not
 * among the steps count for nothing: people are added and corrected, and their steps come and go.
 */
export const nextStep = (
  steps: readonly PathwayStep[],
  settledIds: readonly string[],
): PathwayStep | undefined => steps.find(({ id }) => !settledIds.includes(id));

/**
 * A step may be done or skipped once all before it are, and only once. A step that came in late, before
 * settled ones, is taken first.
 */
export const mayBeTakenNow = (
  steps: readonly PathwayStep[],
  settledIds: readonly string[],
  id: string,
): boolean => nextStep(steps, settledIds)?.id === id;

/** Somebody outside the school to whom an incident can be referred. */
interface ReferralOut {
  readonly id: string;
  readonly words: string;
  /** One sentence: refer when … */
  readonly when: string;
  readonly source: string;
}

/** Addresses and telephone numbers are in the school's profile: they change, and are checked there. */
export const referralsOut = [
  {
    id: "police",
    words: "Police",
    when: "A crime may have been committed, such as threats, hate, harassment or an indecent image of a child.",
    source: "Keeping children safe in education, part one; policy, Dangers and Safety Aspects",
  },
  {
    id: "local-authority-designated-officer",
    words: "Local authority designated officer",
    when: "An adult who works with children, paid or not, may have harmed one or be a risk to one: within 1 working day.",
    source: "Keeping children safe in education, part four, section one",
  },
  {
    id: "information-commissioner",
    words: "Information Commissioner",
    when: "Personal data got out and somebody may be at risk because of it: within 72 hours of the school knowing.",
    source: "UK GDPR Art. 33",
  },
  {
    id: "ceop",
    words: "CEOP",
    when: "Somebody approaches or has approached a child online for a sexual reason.",
    source: "CEOP Safety Centre, for professionals",
  },
  {
    id: "internet-watch-foundation",
    words: "Internet Watch Foundation",
    when: "Sexual images of a child can be reached on the internet: report the address, never the image.",
    source: "Internet Watch Foundation, report page",
  },
  {
    id: "platform",
    words: "The platform",
    when: "A post or an account breaks the platform’s own rules, and the evidence is kept.",
    source:
      "The Education People, Dealing with complaints against educational settings on social networking sites (2018)",
  },
  {
    id: "local-authority",
    words: "Local authority",
    when: "A child may be at risk of harm or a family needs early help, or the school needs legal, staffing or governor advice.",
    source: "Children Act 1989 ss. 17 and 47; policy, Sanctions: further action",
  },
] as const satisfies readonly ReferralOut[];

export type ReferralId = (typeof referralsOut)[number]["id"];
export const referralIds = referralsOut.map(({ id }) => id) as [ReferralId, ...ReferralId[]];
