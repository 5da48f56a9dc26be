import { done, type Outcome } from "../outcome.ts";
import { exclusionOf } from "./access.ts";
import { action, actionCheck, actionDone, referral, step } from "./apply-work.ts";
import { bandOf } from "./band-of.ts";
import type { ChangeFault, ChangeInput } from "./change-inputs.ts";
import { type ChangeName, ruleOf } from "./change-rules.ts";
import { added, type Circumstances, changed, no, type Result } from "./circumstances.ts";
import { allegedOf, categoriesOf, kindOf, peopleOf, siteOf } from "./current.ts";
import { contentOf, continued, redactedEntry } from "./history.ts";
import { type Incident, routedBy } from "./incident.ts";
import { stepsFor } from "./pathway.ts";
import { withoutPassage } from "./redaction.ts";
import { assess } from "./risk.ts";
import { hasRoom } from "./room.ts";
import { tellsSomebodyNew } from "./routing.ts";
import { submission } from "./submission.ts";
import { mostEntries, work as workSchema } from "./work.ts";

/** What cannot be done before something else is. */
const needs = (words: string): Result => no("", words);

function details(
  one: Incident,
  input: ChangeInput<"triage" | "correct">,
  { school }: Circumstances,
): Result {
  const { title, kind, categories, severity, site, owner } = input;
  if (owner !== undefined && !school.people.some(({ id }) => id === owner)) {
    return no("owner", "Choose somebody of the school");
  }
  const { work } = one;
  const changes = [
    ...changed("title", work.title, title),
    ...changed("kind", kindOf(one), kind),
    ...changed("categories", categoriesOf(one).join(", "), categories.join(", ")),
    ...changed("severity", work.severity, severity),
    ...changed("site", siteOf(one), siteOf({ ...one, work: { ...work, site } })),
    ...changed("owner", work.owner, owner),
  ];
  return done({ work: { title, kind, categories, severity, site, owner }, changes });
}

function people(one: Incident, input: ChangeInput<"people">): Result {
  const told = (list: ReturnType<typeof peopleOf>) =>
    list
      .map(({ name, relationship, involvement, roles }) =>
        [name ?? "unnamed", relationship, involvement, ...roles].join(" "),
      )
      .join("; ");
  return done({
    work: { people: input.people },
    changes: changed("people", told(peopleOf(one)), told(input.people)),
    rest: { excluded: exclusionOf(input.people) },
  });
}

function risk(one: Incident, input: ChangeInput<"risk">): Result {
  const { when, likelihood, impact, overrideBand, overrideReason } = input;
  if (overrideBand !== undefined && overrideReason === undefined) {
    return no("overrideReason", "Say why the level of the table does not fit");
  }
  const override =
    overrideBand !== undefined && overrideReason !== undefined
      ? { override: { band: overrideBand, reason: overrideReason } }
      : {};
  const assessed = assess({ likelihood, impact, ...override });
  const words = (known: typeof assessed | undefined) =>
    known && `${bandOf(known)} (likelihood ${known.likelihood}, impact ${known.impact})`;
  const field = when === "inherent" ? "risk" : "risk after actions";
  return done({
    work: { [when]: assessed },
    changes: [
      ...changed(field, words(one.work[when]), words(assessed)),
      ...(assessed.override ? added("why another level", assessed.override.reason) : []),
    ],
  });
}

/** Before a breach or a near miss is decided its risk has been assessed (policy, Documentation and Recording). */
function decide(one: Incident, { decision }: ChangeInput<"decide">): Result {
  const assessed = ["breach", "near-miss"].includes(kindOf(one));
  if (assessed && one.work.inherent === undefined) return needs("Assess the risk first");
  return done({ work: { decision }, changes: changed("decision", one.work.decision, decision) });
}

function close(one: Incident, { at }: Circumstances): Result {
  const { steps, actions } = one.work;
  const settled = steps.map((taken) => taken.step);
  const left = stepsFor(allegedOf(one)).filter(({ id }) => !settled.includes(id)).length;
  if (left > 0) return needs(`Do or skip the ${left} steps that are left`);
  const undone = actions.filter(({ doneOn }) => doneOn === undefined).length;
  if (undone > 0) return needs(`Finish the ${undone} actions that are not done`);
  return done({ work: { closedAt: at }, changes: [] });
}

function redact(
  one: Incident,
  { passage, reason }: ChangeInput<"redact">,
  { sha }: Circumstances,
): Result {
  if (reason.includes(passage)) return no("reason", "Say why without the words of the passage");
  const removed = withoutPassage(one, passage);
  if (removed.count === 0) {
    return no("passage", "This passage does not stand in the incident: copy it exactly");
  }
  const { work, told, history } = removed.incident;
  // A short passage that stands everywhere would make the texts longer than they may be.
  if (!workSchema.safeParse(work).success || !submission.safeParse(told).success) {
    return no("passage", "Choose a longer passage, or remove it in parts");
  }
  return done({
    work,
    changes: [
      ...added("passage removed", `${removed.count} times, because: ${reason}`),
      // Binds the words that are left, so that the history still proves them.
      ...history.flatMap((entry, place) =>
        entry === one.history[place]
          ? []
          : added(redactedEntry(place), contentOf(entry.changes, sha)),
      ),
    ],
    rest: { told, history },
  });
}

const withReason = (one: Incident, reason: string): Result =>
  done({ work: { reason }, changes: changed("reason", one.work.reason, reason) });

function make(one: Incident, input: ChangeInput, signed: Circumstances): Result {
  const { work } = one;
  const { by, at } = signed;
  switch (input.name) {
    case "triage":
    case "correct":
      return details(one, input, signed);
    case "people":
      return people(one, input);
    case "investigate":
      return done({ work: {}, changes: [] });
    case "no-investigation":
      return withReason(one, input.reason);
    case "reopen": {
      const again = withReason(one, input.reason);
      return again.ok
        ? done({ ...again.value, work: { ...again.value.work, closedAt: undefined } })
        : again;
    }
    case "duplicate":
      return input.original === one.reference
        ? no("original", "This is the reference of this report itself")
        : done({ work: { original: input.original }, changes: added("original", input.original) });
    case "decide":
      return decide(one, input);
    case "close":
      return close(one, signed);
    case "risk":
      return risk(one, input);
    case "step":
      return step(one, input, signed);
    case "referral":
      return referral(one, input, signed);
    case "action":
      return action(one, input, signed);
    case "action-done":
      return actionDone(one, input, signed);
    case "action-check":
      return actionCheck(one, input, signed);
    case "message":
      return done({
        work: { talk: [...work.talk, { from: "school", text: input.text, by, at }] },
        changes: added("message to the reporter", input.text),
      });
    case "note":
    case "addendum":
      return done({
        work: { notes: [...work.notes, { kind: input.name, text: input.text, by, at }] },
        changes: added(input.name, input.text),
      });
    case "lesson": {
      const { clause, note } = input;
      return done({
        work: { lessons: [...work.lessons, { clause, note, by, at }] },
        changes: added(`lesson for ${clause}`, note),
      });
    }
    case "redact":
      return redact(one, input, signed);
  }
}

/** Entries of history at most. */
const mostHistory = 400;

/**
 * What grows with every use says that it is full, instead of failing to be written. What leads an
 * incident to its end, and the removal of a passage, are still possible then.
 */
function isFull(next: Incident, name: ChangeName): boolean {
  const { steps, referrals, actions, talk, notes, lessons } = next.work;
  const lists = [steps, referrals, actions, talk, notes, lessons];
  if (lists.some((list) => list.length > mostEntries)) return true;
  if (ruleOf(name).to !== undefined || name === "redact") return false;
  return next.history.length > mostHistory || !hasRoom(next, "school");
}

/**
 * The incident after a change, with one entry more in its history, or what stands in the way.
 * Whether this person may is asked before, by `allowedChanges`.
 */
export function applyChange(
  one: Incident,
  input: ChangeInput,
  circumstances: Circumstances,
): Outcome<Incident, readonly ChangeFault[]> {
  const made = make(one, input, circumstances);
  if (!made.ok) return made;
  const { work, changes, rest } = made.value;
  const status = ruleOf(input.name).to ?? one.status;
  const { by, at, sha, school } = circumstances;
  const name: ChangeName = input.name;
  const all = [...changed("status", one.status, status), ...changes];
  const { history = one.history, ...others } = rest ?? {};
  const next: Incident = {
    ...one,
    ...others,
    version: one.version + 1,
    status,
    work: { ...one.work, ...work },
    history: continued(history, { at, by, what: name, changes: all }, sha),
  };
  if (isFull(next, name)) {
    return no("", "This incident is full: close it and go on in a new one that names it");
  }
  // Whoever is to be told only now has had no alert: it is owed again, and reaches them alone.
  const settled = tellsSomebodyNew(routedBy(one), routedBy(next), school)
    ? one.settled.filter((id) => id !== "alert")
    : one.settled;
  return done({ ...next, settled });
}
