import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Visitor } from "./visitor.ts";

type Fields = Readonly<Record<string, string>>;

interface Read {
  readonly version: number;
  readonly work: { readonly steps: readonly { readonly step: string }[] };
}

/** Makes changes as their forms post them, one after the other, without a browser. */
export async function work(
  visitor: Visitor,
  reference: string,
  changes: readonly (readonly [ChangeName, Fields?])[],
): Promise<void> {
  const address = `/register/${reference}`;
  const { version } = (await (await visitor.json(address)).json()) as Read;
  for (const [place, [change, fields]] of changes.entries()) {
    const seen = String(version + place);
    const answer = await visitor.post(`${address}/${change}`, { go: "save", seen, ...fields });
    if (answer.status !== 303) {
      throw new Error(`${change} answered ${answer.status}: ${await answer.text()}`);
    }
  }
}

/** Longer than any line, without a place to break it. */
const unbroken = (length: number) => "Wordwithoutanyblanks".repeat(20).slice(0, length);

/** A report that is as wide as reports can be. */
export const wideReport = {
  kind: "breach",
  description: `${unbroken(400)}\n\nעִבְרִית`,
  link: `https://example.org/${"x".repeat(300)}`,
  siteOther: unbroken(90),
  categories: ["harassment", "privacy", "photographs", "discrimination", "other"],
  people: [
    { name: "A".repeat(120), relationship: "parent-carer", involvement: "alleged", roles: [] },
    { relationship: "unknown", involvement: "affected" },
  ],
  reporter: { relationship: "governor", name: "B".repeat(120), email: "b@example.net" },
};

const on = { "on-day": "20", "on-month": "11", "on-year": "2026" };
const dueOn = { "dueOn-day": "20", "dueOn-month": "11", "dueOn-year": "2026" };

export const triage: readonly [ChangeName, Fields] = [
  "triage",
  {
    title: unbroken(80),
    kind: "breach",
    categories: "harassment",
    severity: "high",
    site: unbroken(100),
    owner: "beth-lindqvist",
  },
];

/** Everything that can stand in an incident, each as wide as it can be: an action is late, one is checked. */
export const everything: readonly (readonly [ChangeName, Fields?])[] = [
  triage,
  ["investigate"],
  ["risk", { when: "inherent", cell: "likely:severe" }],
  [
    "risk",
    {
      when: "residual",
      cell: "possible:minor",
      overrideBand: "medium",
      overrideReason: unbroken(200),
    },
  ],
  ["step", { step: "keep-people-safe", how: "done", ...on }],
  ["step", { step: "keep-evidence", how: "skipped", reason: unbroken(200), ...on }],
  ["referral", { to: "platform", reference: unbroken(200), ...on }],
  ["action", { what: unbroken(200), owner: "amara-osei", ...dueOn }],
  ["action", { what: "Talk with the group", owner: "beth-lindqvist", ...dueOn }],
  ["action", { what: "Write to everybody", owner: "beth-lindqvist", ...dueOn }],
  ["action-done", { number: "2", ...on }],
  ["action-done", { number: "3", ...on }],
  ["action-check", { number: "3", worked: "yes", note: unbroken(200) }],
  ["message", { text: `${unbroken(300)}\nSecond line.` }],
  ["note", { text: unbroken(300) }],
  ["addendum", { text: unbroken(300) }],
  ["lesson", { clause: "lesson-time", note: unbroken(300) }],
];

/** An incident in which nobody is alleged has the fewest steps: all of them, to the end. */
export const toTheEnd: readonly (readonly [ChangeName, Fields?])[] = [
  triage,
  ["investigate"],
  ["risk", { when: "inherent", cell: "likely:severe" }],
  ...[
    "keep-people-safe",
    "keep-evidence",
    "check-personal-data",
    "tell-those-affected",
    "ask-for-removal",
    "learn-from-it",
  ].map((step) => ["step", { step, how: "done", ...on }] as const),
  ["decide", { decision: unbroken(300) }],
  ["close"],
];
