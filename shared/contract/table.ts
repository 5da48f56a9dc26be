/** What a line of the register shows or counts, and what decides who may see it. Nothing more. */
const lineAttributes = [
  "reference",
  "title",
  "kind",
  "categories",
  "status",
  "severity",
  "band",
  "owner",
  "receivedAt",
  "occurredOn",
  "closedAt",
  "relationships",
  "site",
  "clauses",
  "actionsDue",
  "excluded",
] as const;

/**
 * The one table: its keys, its indexes and the attributes they project. The stack builds it from
 * here, the laptop's engine too (through the template), the adapters name attributes only by this.
 */
export const table = {
  partition: "pk",
  sort: "sk",
  /** Time to live, in whole seconds since 1970 (`EpochSeconds`). */
  expiry: "expiresAt",
  indexes: {
    /** All incidents of a school, by the moment they were received. */
    register: { partition: "registerPk", sort: "registerSk", projects: lineAttributes },
    /** Sparse: the incidents that somebody still works on, by the moment they were received. */
    open: { partition: "openPk", sort: "openSk", projects: lineAttributes },
    /** Sparse: only rows that owe something stand in it, by when it is due. */
    due: { partition: "duePk", sort: "dueAt", projects: ["version"] },
  },
} as const;
