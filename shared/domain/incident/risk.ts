import * as z from "zod/mini";
import { text } from "../text.ts";

/**
 * The risk matrix of the Scottish Government's guidance for schools. A school may agree another with
 * its local authority; the guidance calls its own an example. A score only ever helps somebody decide:
 * it closes nothing, and a safeguarding matter is acted on whatever its band.
 */
const guidance =
  "Scottish Government, Schools – violent, aggressive and dangerous behaviour: risk assessment guidance, Appendix 3";

interface Level {
  readonly words: string;
  /** When to choose it, for something that happened, or nearly happened, on social media. */
  readonly means: string;
}

/** How likely it is to happen, to happen again or to go on. The names are the guidance's, rarest first. */
export const likelihoods = {
  "very-unlikely": {
    words: "Very unlikely",
    means: "What let it happen is gone, or several rare things would have to come together.",
  },
  unlikely: {
    words: "Unlikely",
    means: "Nobody expects it again, but nothing quite rules it out.",
  },
  possible: {
    words: "Possible",
    means: "It may happen again: the same accounts, people or habits are still there.",
  },
  likely: {
    words: "Likely",
    means: "It will probably happen again this school year unless something changes.",
  },
  "very-likely": {
    words: "Very likely",
    means: "It is still going on, keeps coming back or is being shared further now.",
  },
} as const satisfies Readonly<Record<string, Level>>;

/** How much harm it did or would do. The names are the guidance's, least first. */
export const impacts = {
  negligible: {
    words: "Negligible",
    means: "Nobody is hurt or upset, and nothing has to be put right.",
  },
  minor: {
    words: "Minor",
    means:
      "Somebody is upset or embarrassed for a short time, and a talk or a removed post mends it.",
  },
  moderate: {
    words: "Moderate",
    means:
      "A child’s picture or details reach people they should not, or a family, a colleague or the school’s good name suffers for days.",
  },
  significant: {
    words: "Significant",
    means:
      "Somebody is bullied or harassed, details or pictures spread widely, or many families lose trust in the school.",
  },
  severe: {
    words: "Severe",
    means:
      "A child or an adult is or may be seriously harmed, can be traced by someone dangerous, or a crime may have been committed.",
  },
} as const satisfies Readonly<Record<string, Level>>;

interface BandWords {
  readonly words: string;
  /** For sorting and for a mark that needs no colour: 1 is the lowest. */
  readonly order: number;
  /** When and how far to act, in a few words. */
  readonly act: string;
  readonly source: string;
}

/** The five bands of the matrix, lowest first, with what the guidance says to do at each. */
export const bands = {
  low: {
    words: "Low",
    order: 1,
    act: "Nothing more to do",
    source: `${guidance}: low, no action required`,
  },
  "low-medium": {
    words: "Low to medium",
    order: 2,
    act: "Keep an eye on it",
    source: `${guidance}: low to medium, monitor`,
  },
  medium: {
    words: "Medium",
    order: 3,
    act: "Begin to reduce the risk",
    source: `${guidance}: medium to medium-high, start to reduce the risk`,
  },
  "medium-high": {
    words: "Medium to high",
    order: 4,
    act: "Begin to reduce the risk, ahead of lower ones",
    source: `${guidance}: medium to medium-high, start to reduce the risk`,
  },
  high: {
    words: "High",
    order: 5,
    act: "Act today",
    source: `${guidance}: high, immediate action`,
  },
} as const satisfies Readonly<Record<string, BandWords>>;

const oneOf = <Table extends Readonly<Record<string, unknown>>>(table: Table) => {
  const names = Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
  return z.enum(names, `must be one of: ${names.join(", ")}`);
};

export const likelihood = oneOf(likelihoods);
export const impact = oneOf(impacts);
export const band = oneOf(bands);
export type Likelihood = z.infer<typeof likelihood>;
export type Impact = z.infer<typeof impact>;
export type Band = z.infer<typeof band>;

type Row = Readonly<Record<Impact, Band>>;
const row = (
  negligible: Band,
  minor: Band,
  moderate: Band,
  significant: Band,
  severe: Band,
): Row => ({
  negligible,
  minor,
  moderate,
  significant,
  severe,
});

/** The published table, cell by cell. No product of two numbers gives it: do not compute it. */
export const matrix: Readonly<Record<Likelihood, Row>> = {
  "very-likely": row("low-medium", "medium", "medium-high", "high", "high"),
  likely: row("low", "low-medium", "medium", "medium-high", "high"),
  possible: row("low", "low-medium", "medium", "medium-high", "medium-high"),
  unlikely: row("low", "low-medium", "low-medium", "medium", "medium-high"),
  "very-unlikely": row("low", "low", "low-medium", "medium", "medium"),
};

/** How long the reason for another band than the table's must and may be, in characters. */
export const overrideReason = { shortest: 10, longest: 1_000 } as const;

/** Another band than the table's, and why somebody judges so. */
export const override = z.strictObject({ band, reason: text(overrideReason) });

/**
 * A risk as it was assessed. `band` is what the table gave on that day and is kept as it was, so an old
 * assessment can be read after a school changed its table; only `assess` makes a new one.
 */
export const assessment = z.strictObject({
  likelihood,
  impact,
  band,
  override: z.optional(override),
});
export type Assessment = z.infer<typeof assessment>;

/** The assessment of these two levels. An override stands beside the table's band, never in its place. */
export function assess(judged: Omit<Assessment, "band">): Assessment {
  const { likelihood: how, impact: much, override: instead } = judged;
  return {
    likelihood: how,
    impact: much,
    band: matrix[how][much],
    ...(instead && { override: instead }),
  };
}
