import type { Incident } from "./incident.ts";
import type { Submission } from "./submission.ts";

/** What readers find in the place of a passage that was removed. */
export const removedWords = "[removed]";

/** Text under these names says what something is, not what somebody wrote: it is never touched. */
const fixed = new Set(["by", "at", "hash", "content", "what", "field", "step", "clause", "status"]);

/** Every text in a value, however deep, with the passage replaced. */
function replaced(value: unknown, passage: string, found: () => void): unknown {
  if (typeof value === "string") {
    const parts = value.split(passage);
    for (let more = 1; more < parts.length; more += 1) found();
    return parts.join(removedWords);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, passage, found));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      fixed.has(name) ? one : replaced(one, passage, found),
    ]),
  );
}

type Redacted = Pick<Incident, "told" | "work" | "history">;

/** What was told, less the passage. A web address that holds it goes as a whole: half of one leads elsewhere. */
function fromTold(told: Submission, cut: <Value>(value: Value) => Value): Submission {
  const { description, immediateAction, siteOther, link, people, reporter, ...chosen } = told;
  const name = cut(reporter.name);
  const keptLink = cut(link) === link ? link : undefined;
  return {
    ...chosen,
    description: cut(description),
    ...(immediateAction !== undefined && { immediateAction: cut(immediateAction) }),
    ...(siteOther !== undefined && { siteOther: cut(siteOther) }),
    ...(keptLink !== undefined && { link: keptLink }),
    people: people.map((one) => (one.name === undefined ? one : { ...one, name: cut(one.name) })),
    reporter: { ...reporter, ...(name !== undefined && { name }) },
  };
}

/**
 * The incident as it reads without a passage, wherever it stood: in what was told, in notes, talk,
 * actions, lessons, the decision, and in the words of the history, whose digests stay what they were.
 * Whom the incident keeps out does not change by it.
 */
export function withoutPassage(
  { told, work, history }: Redacted,
  passage: string,
): { readonly incident: Redacted; readonly count: number } {
  let count = 0;
  const found = () => {
    count += 1;
  };
  const cut = <Value>(value: Value): Value => replaced(value, passage, found) as Value;
  const { steps, referrals, actions, talk, notes, lessons, decision, reason, title } = work;
  const incident: Redacted = {
    told: fromTold(told, cut),
    work: {
      ...work,
      ...cut({ steps, referrals, actions, talk, notes, lessons, decision, reason, title }),
    },
    history: history.map((entry) => {
      const changes = cut(entry.changes);
      return JSON.stringify(changes) === JSON.stringify(entry.changes)
        ? entry
        : { ...entry, changes, redacted: true };
    }),
  };
  return { incident, count };
}
