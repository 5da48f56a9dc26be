import * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { role } from "../school/role.ts";
import { text } from "../text.ts";
import { type Instant, instant } from "../time.ts";
import { httpsLink, type Site, siteFields, slug } from "./site.ts";

/**
 * What a proposal wants done. The first three change a record when they are accepted; the others
 * are tasks: somebody looks, does what is needed by hand, and says that it is done.
 */
export const proposalKinds = {
  change: { changes: true, words: "Change a record" },
  add: { changes: true, words: "Add a site" },
  retire: { changes: true, words: "Mark as closed" },
  "terms-changed": { changes: false, words: "The terms changed: check the record" },
  "age-clause-vanished": { changes: false, words: "The terms no longer name an age" },
  "site-silent": { changes: false, words: "Its terms were not recorded for two years" },
  "source-retired": { changes: false, words: "A source no longer answers: is it gone?" },
  "source-suspicious": {
    changes: false,
    words: "A source sent what cannot be right. If it is, accept: the next run takes it",
  },
  "reported-often": { changes: false, words: "Often reported, and not on the list" },
} as const satisfies Record<string, { readonly changes: boolean; readonly words: string }>;
export type ProposalKind = keyof typeof proposalKinds;
export const kindNames = Object.keys(proposalKinds) as [ProposalKind, ...ProposalKind[]];

export const proposalStatuses = ["open", "accepted", "rejected"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

const approval = z.strictObject({
  /** Name and posts. */
  by: z.string().check(z.maxLength(300)),
  /** Tells two people apart, whatever they are called. */
  email: z.string().check(z.maxLength(254)),
  roles: z.array(role),
  at: instant,
});
export type Approval = z.infer<typeof approval>;

/** A value of a record's field, or a whole record of `add`; of a task, what tells it from the last one. */
const value = z
  .json()
  .check(z.refine((one) => canonical(one).length <= 8000, "must be at most 8,000 characters"));

/** A whole record as the value of a proposal that adds it. */
export const recordValue = (record: Site): z.infer<typeof value> =>
  value.parse(JSON.parse(JSON.stringify(record)));

/** What a source says of a record, for a person to decide. */
const suggestion = {
  kind: z.enum(kindNames),
  slug,
  /** Of `change` and `retire`. */
  field: z.optional(z.enum(siteFields as [string, ...string[]])),
  before: value,
  after: value,
  /** What changes with it, by fields of the record: of an age, where it is from. */
  besides: z.optional(z.record(z.string().check(z.maxLength(40)), value)),
  /** Who says so: the name of a source, `reports`, `import` or `staff`. */
  source: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  evidence: z.nullable(httpsLink),
  /** A sentence for the person who decides. */
  says: z.optional(text({ longest: 500 })),
  /** The lines of the terms that mention an age, as they were and as they are. */
  changedLines: z.optional(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(40))),
};
export const newProposal = z.strictObject(suggestion);
export type NewProposal = z.infer<typeof newProposal>;

export const proposal = z.strictObject({
  ...suggestion,
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  version: z.int().check(z.positive()),
  raisedAt: instant,
  status: z.enum(proposalStatuses),
  approvals: z.array(approval).check(z.maxLength(4)),
  decided: z.optional(
    z.strictObject({
      at: instant,
      by: z.string().check(z.maxLength(300)),
      reason: text({ longest: 500 }),
    }),
  ),
});
export type Proposal = z.infer<typeof proposal>;

/** The same from the same source is one proposal, however often it is raised. */
export const proposalId = (
  { source, slug, kind, field, after }: NewProposal,
  digest: (text: string) => string,
): string => digest(canonical([source, slug, kind, field ?? null, after])).slice(0, 32);

export const raisedProposal = (
  wanted: NewProposal,
  at: Instant,
  digest: (text: string) => string,
): Proposal => ({
  ...newProposal.parse(wanted),
  id: proposalId(wanted, digest),
  version: 1,
  raisedAt: at,
  status: "open",
  approvals: [],
});
