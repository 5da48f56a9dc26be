import { type Day, day } from "../time.ts";

/** A change of law or guidance that the policy may have to follow. */
export interface LawDate {
  /** From when it holds, or when it happened. */
  readonly on: Day;
  readonly what: string;
  /** What it may mean for the policy. */
  readonly means: string;
  readonly source: string;
  /** When somebody last looked whether it still says so. */
  readonly checkedOn: Day;
  /** What nobody has seen in its final form: a person has to check it before the governors rely on it. */
  readonly toCheck?: string;
}

const row = (on: string, checkedOn: string, rest: Omit<LawDate, "on" | "checkedOn">): LawDate => ({
  on: day.parse(on),
  checkedOn: day.parse(checkedOn),
  ...rest,
});

/** When the rows below were put together. */
const gathered = "2026-11-22";

/**
 * Changes of law and guidance since the policy was first written in February 2018, by their dates. Add a
 * row when something changes, and a new `checkedOn` when somebody has looked. It is no legal advice.
 */
export const lawDates: readonly LawDate[] = [
  row("2018-05-25", gathered, {
    what: "The Data Protection Act 2018 and the GDPR took the place of the Act of 1998.",
    means:
      "Every breach of personal data is recorded. The Information Commissioner hears within 72 hours where people may be harmed.",
    source: "legislation.gov.uk, Data Protection Act 2018; Information Commissioner’s Office",
  }),
  row("2021-11-30", gathered, {
    what: "The NSPCC and O2 ended Net Aware, the guide to sites that the policy of 2018 points to.",
    means: "The school keeps a list of sites of its own, and looks after it.",
    source: "net-aware.org.uk, news of 4 November 2021",
    toCheck: "On which day the site was switched off is not known.",
  }),
  row("2025-09-01", gathered, {
    what: "Keeping Children Safe in Education 2025 counts misinformation, disinformation and conspiracy theories among harmful content.",
    means: "The dangers in the policy may have to name them.",
    source: "Department for Education; reported by schoolclerk.co.uk, 11 July 2025",
    toCheck: "What the text itself says: only reports of it were read.",
  }),
  row("2025-09-01", gathered, {
    what: "The early years foundation stage framework asks for a written whistleblowing policy, with ways inside and outside the school.",
    means: "The policy may have to say where staff can go outside the school.",
    source: "Department for Education; reported by early-years trainers and lawyers",
    toCheck: "Whether the school’s whistleblowing policy names both ways.",
  }),
  row("2026-06-15", gathered, {
    what: "The government announced that some services must keep out everybody under 16. Regulations were expected before Christmas 2026, and in force in spring 2027.",
    means:
      "The list of sites and the clause on age limits will have to say so once it is law. The duty is on the services, not on parents.",
    source: "Statement of 15 June 2026; spencer-west.com, 23 June 2026",
    toCheck: "Whether regulations were made, from when they hold, and which services they name.",
  }),
  row("2026-06-19", gathered, {
    what: "The Data (Use and Access) Act 2025 asks every organisation to take complaints about personal data and to acknowledge them within 30 days.",
    means: "The school needs a way to complain, and somebody who answers in time.",
    source: "Data (Use and Access) Act 2025; guidance of the Information Commissioner’s Office",
    toCheck: "Whether the school’s privacy notice says how to complain.",
  }),
  row("2026-09-01", gathered, {
    what: "Keeping Children Safe in Education 2026: by its draft, filtering and monitoring are reviewed at least once a school year, images made by artificial intelligence are named, and all staff read Part one.",
    means:
      "The clauses on monitoring, on harassment and on what staff must know may have to follow.",
    source: "Consultation of the Department for Education, 12 February to 22 April 2026",
    toCheck: "What the final text says: only the draft was seen.",
  }),
];

/** The changes between two days, both counted, the earliest first; without `since` from the first on. */
export const lawDatesBetween = (
  since: Day | undefined,
  until: Day,
  dates: readonly LawDate[] = lawDates,
): readonly LawDate[] =>
  dates
    .filter(({ on }) => on <= until && (since === undefined || on >= since))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
