import { siteOf } from "#shared/domain/incident/current.ts";
import { told } from "./cast.ts";
import { actions, checked, everyStep, finished, steps } from "./plan-steps.ts";
import { talk } from "./plan-talk.ts";
import { does, maybe, owners, type Planned, type Plot, type Said } from "./planned.ts";

function triage(plot: Plot): Planned {
  const { story, chance } = plot;
  const { kind, categories, severity, title } = story;
  const owner = owners(plot)[chance.is(0.6) ? 1 : 0] ?? owners(plot)[0] ?? "";
  return {
    change: "triage",
    hours: chance.between(1, 30),
    fill: (one) => ({ title, kind, categories, severity, site: siteOf(one) ?? "", owner }),
  };
}

const risk = (plot: Plot, when: "inherent" | "residual"): Planned => {
  const [likelihood, impact] = plot.story.risk;
  const [calmer, milder] = ["unlikely", impact === "significant" ? "moderate" : "minor"];
  const override =
    when === "inherent" && plot.chance.is(0.04)
      ? {
          overrideBand: "high",
          overrideReason: "A second family has told us the same: we treat it as high.",
        }
      : {};
  return does("risk", plot.chance.between(1, 5), {
    when,
    ...(when === "inherent" ? { likelihood, impact } : { likelihood: calmer, impact: milder }),
    ...override,
  });
};

const notes = [
  "Spoke with the room leader: she will keep an eye on it.",
  "Rang the family, who were friendly. Will meet at collection time.",
  "Looked again this morning: nothing new.",
  "Discussed in the leaders’ meeting, without names.",
];

function investigation(plot: Plot): readonly (Planned | Said)[] {
  const { story, chance, fate } = plot;
  const isWhole = fate.ends !== "investigating";
  return [
    does("investigate", chance.between(1, 48)),
    ...steps(plot, isWhole ? everyStep : chance.between(2, 6)),
    ...maybe(chance, 0.5, () => does("note", chance.between(2, 50), { text: chance.pick(notes) })),
    ...maybe(
      chance,
      story.referral ? 0.8 : 0,
      (): Planned => ({
        change: "referral",
        hours: 1,
        fill: (_, today) => ({
          to: story.referral ?? "",
          on: today,
          reference: chance.is(0.5) ? `REF-${chance.between(10_000, 99_999)}` : "",
        }),
      }),
    ),
    ...actions(plot),
    ...talk(plot),
  ];
}

function ending(plot: Plot): readonly Planned[] {
  const { story, chance, cast } = plot;
  const { lesson } = story;
  const private_ = /07700 \d{6}/.exec(plot.told.description)?.[0];
  return [
    does("decide", chance.between(20, 120), { decision: told(story.decision, cast) }),
    ...maybe(chance, lesson ? 0.35 : 0, () =>
      does("lesson", 1, { clause: lesson?.[0], note: lesson?.[1] }),
    ),
    ...maybe(chance, private_ === undefined ? 0 : 1, () =>
      does("redact", 2, { passage: private_, reason: "A private number that nobody needs here" }),
    ),
    ...finished(plot),
    ...maybe(chance, 0.7, () => risk(plot, "residual")),
    ...maybe(chance, 0.06, () =>
      does("addendum", 3, { text: "The meeting was on the day before, not on the day written." }),
    ),
  ];
}

const reopened = ({ chance }: Plot): Planned =>
  does("reopen", chance.between(60, 300), {
    reason: "A second family has told us of the same thing.",
  });

/** Everything that will be done to an incident until it stands where its fate has it. */
export function plannedWork(plot: Plot): readonly (Planned | Said)[] {
  const { chance, fate } = plot;
  const begun = () => [triage(plot), risk(plot, "inherent"), ...investigation(plot)];
  const over = () => [...begun(), ...ending(plot), does("close", chance.between(2, 40))];
  switch (fate.ends) {
    case "received":
      return [];
    case "triaged":
      return [triage(plot), ...maybe(chance, 0.5, () => risk(plot, "inherent"))];
    case "investigating":
      return begun();
    case "decided":
      return [...begun(), ...ending(plot)];
    case "closed":
      return [...over(), ...checked(plot)];
    case "reopened":
      return [...over(), reopened(plot)];
    case "duplicate":
      return [
        ...maybe(chance, 0.5, () => triage(plot)),
        does("duplicate", 3, { original: fate.original }),
      ];
    case "no-investigation":
      return [
        triage(plot),
        risk(plot, "inherent"),
        does("no-investigation", chance.between(2, 60), {
          reason: chance.pick([
            "It was settled in a friendly talk on the same day.",
            "It did not happen at our school. The other school has been told.",
            "Looked at the post together with the reporter: it does not concern us.",
          ]),
        }),
      ];
  }
}
