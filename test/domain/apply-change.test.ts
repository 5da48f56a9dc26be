import { describe, expect, it } from "vitest";
import { changeNames, ruleOf } from "#shared/domain/incident/change-rules.ts";
import { kindOf, peopleOf, siteOf } from "#shared/domain/incident/current.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import { incident, registerLine } from "#shared/domain/incident/incident.ts";
import { registerLineOf } from "#shared/domain/incident/register-line.ts";
import { later } from "#shared/domain/time.ts";
import {
  aNamedPerson,
  anIncident,
  aSubmission,
  chair,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import { agreed, allStatuses } from "#test/support/change-table.ts";
import {
  actingHead,
  after,
  inStatus,
  posted,
  standsInTheWay,
  withAllSteps,
} from "#test/support/working.ts";
import { sha } from "#test/support/world.ts";

/** An incident as it is when this change is next: what the change itself needs is there. */
const ready = (name: (typeof changeNames)[number]) => {
  const [first] = agreed[name].from;
  const one = inStatus(name === "action-check" ? "triaged" : (first ?? "received"));
  if (name === "decide") return after(one, "risk");
  if (name === "close") return withAllSteps(one);
  if (name === "action-done") return after(one, "action");
  return name === "action-check" ? after(after(one, "action"), "action-done") : one;
};

describe("every change", () => {
  it.each(changeNames)("%s: is one version and one entry more, chained", (name) => {
    const before = ready(name);
    const next = after(before, name);
    expect(next.version).toBe(before.version + 1);
    expect(next.history).toHaveLength(next.version);
    expect(next.history.slice(0, -1).map(({ hash }) => hash)).toEqual(
      before.history.map(({ hash }) => hash),
    );
    expect(next.history.at(-1)).toMatchObject({
      what: name,
      by: actingHead,
      at: later(before.history.at(-1)?.at ?? noon, 60),
    });
    expect(firstBrokenLink(next.history, sha)).toBeUndefined();
  });

  it.each(changeNames)("%s: leads where the table says, and the history tells so", (name) => {
    const before = ready(name);
    const next = after(before, name);
    expect(next.status).toBe(ruleOf(name).to ?? before.status);
    const told = next.history.at(-1)?.changes.filter(({ field }) => field === "status");
    expect(told).toEqual(
      next.status === before.status
        ? []
        : [{ field: "status", from: before.status, to: next.status }],
    );
  });

  it.each(changeNames)("%s: can be kept, and listed", (name) => {
    const next = after(ready(name), name);
    const kept = JSON.parse(JSON.stringify(next)) as unknown;
    expect(incident.parse(kept)).toEqual(kept);
    const line = JSON.parse(JSON.stringify(registerLineOf(next))) as unknown;
    expect(registerLine.parse(line)).toEqual(line);
  });

  it.each(changeNames)("%s: leaves the incident that was read as it was", (name) => {
    const before = ready(name);
    const copy = structuredClone(before);
    after(before, name);
    expect(before).toEqual(copy);
  });
});

describe("the statuses", () => {
  it("are all reached by changes of the table", () => {
    expect(allStatuses.map((one) => inStatus(one).status)).toEqual(allStatuses);
  });

  it.each(["breach", "near-miss"])("a %s is not decided before its risk is assessed", (kind) => {
    const one = after(inStatus("investigating"), "correct", { ...posted.correct, kind });
    expect(standsInTheWay(one, "decide")).toEqual([{ field: "", words: "Assess the risk first" }]);
    const residual = after(one, "risk", { ...posted.risk, when: "residual" });
    expect(standsInTheWay(residual, "decide")).toHaveLength(1);
    expect(after(after(one, "risk"), "decide").work.decision).toBe("We talk with the family.");
  });

  it.each(["concern", "reputational-damage"])("a %s is decided with or without", (kind) => {
    const one = after(inStatus("investigating"), "correct", { ...posted.correct, kind });
    expect(after(one, "decide").status).toBe("decided");
  });

  it("closes once every step is settled and every action done", () => {
    const decided = inStatus("decided");
    expect(standsInTheWay(decided, "close")[0]?.words).toMatch(/^Do or skip the \d+ steps/);
    const stepped = withAllSteps(decided);
    const promised = after(stepped, "action");
    expect(standsInTheWay(promised, "close")[0]?.words).toMatch(/^Finish the 1 action/);
    const closed = after(after(promised, "action-done"), "close");
    expect(closed).toMatchObject({
      status: "closed",
      work: { closedAt: closed.history.at(-1)?.at },
    });
  });

  it("has steps to take again, if it comes out that somebody else did it", () => {
    const stepped = withAllSteps(inStatus("decided"));
    const corrected = after(stepped, "people", {
      people: [aNamedPerson({ relationship: "pupil" })],
    });
    expect(standsInTheWay(corrected, "close")).toHaveLength(1);
    expect(after(withAllSteps(corrected), "close").status).toBe("closed");
  });

  it("is no longer closed once it is open again", () => {
    const reopened = after(inStatus("closed"), "reopen");
    expect(reopened.work).toMatchObject({ reason: "It has happened again." });
    expect(reopened.work.closedAt).toBeUndefined();
    expect(registerLineOf(reopened).closedAt).toBeUndefined();
  });

  it("is no duplicate of itself", () => {
    const one = anIncident();
    expect(standsInTheWay(one, "duplicate", { original: one.reference })).toMatchObject([
      { field: "original" },
    ]);
    expect(after(one, "duplicate").work.original).toBe(posted.duplicate["original"]);
  });
});

describe("corrected details", () => {
  const told = aSubmission({ siteOther: "Some forum", kind: "concern" });

  it("stand beside what the reporter told, and never in its place", () => {
    const one = after(inStatus("triaged", anIncident({ told })), "correct");
    expect(one.told).toEqual(told);
    expect(kindOf(one)).toBe("near-miss");
    expect(siteOf(one)).toBe("A parents’ group");
    expect(one.history.at(-1)?.changes).toEqual([
      { field: "title", from: "Unkind post", to: "Unkind post in a group" },
      { field: "kind", from: "breach", to: "near-miss" },
      { field: "categories", from: "harassment", to: "cyber-bullying, privacy" },
      { field: "severity", from: "medium", to: "high" },
      { field: "site", from: "Some forum", to: "A parents’ group" },
      { field: "owner", from: head.id, to: "" },
    ]);
  });

  it("are told as they then stand: with no site of their own, the reporter's counts again", () => {
    const one = after(inStatus("triaged", anIncident({ told })), "correct");
    const again = after(one, "correct", { ...posted.correct, site: "" });
    expect(siteOf(again)).toBe("Some forum");
    expect(again.history.at(-1)?.changes).toEqual([
      { field: "site", from: "A parents’ group", to: "Some forum" },
    ]);
  });

  it("give it to somebody of the school only", () => {
    const raw = { ...posted.triage, owner: "nina-novak" };
    expect(standsInTheWay(anIncident(), "triage", raw)).toMatchObject([{ field: "owner" }]);
  });

  it("leave an entry even where nothing changed", () => {
    const one = after(inStatus("triaged"), "correct", posted.triage);
    expect(one.history.at(-1)).toMatchObject({ what: "correct", changes: [] });
  });
});

describe("corrected people", () => {
  const told = aSubmission({ people: [aNamedPerson({ name: head.name, relationship: "staff" })] });

  it("decide anew whom the incident keeps out", () => {
    const one = anIncident({ told });
    expect(one.excluded).toEqual({ roles: [], names: ["amara osei"] });
    const next = after(one, "people", {
      people: [
        aNamedPerson({ name: "Mrs Lindqvist", roles: ["computing-lead"] }),
        aNamedPerson({ name: "Pia", relationship: "pupil" }),
      ],
    });
    expect(next.excluded).toEqual({ roles: ["computing-lead"], names: ["lindqvist"] });
    expect(registerLineOf(next).excluded).toEqual(next.excluded);
    expect(registerLineOf(next).relationships).toEqual(["unknown", "pupil"]);
    expect(next.told).toEqual(told);
    expect(next.history.at(-1)?.changes).toEqual([
      {
        field: "people",
        from: "Amara Osei staff alleged",
        to: "Mrs Lindqvist unknown alleged computing-lead; Pia pupil alleged",
      },
    ]);
  });

  it("may be nobody at all", () => {
    const next = after(anIncident({ told }), "people", { people: [] });
    expect(peopleOf(next)).toEqual([]);
    expect(next.excluded).toEqual({ roles: [], names: [] });
  });

  it("owe an alert again where somebody new is to be told, and else do not", () => {
    const alerted = { ...anIncident(), settled: ["alert"] };
    const aboutHead = after(alerted, "people", { people: [aNamedPerson({ name: head.name })] });
    expect(aboutHead.settled).toEqual([]);
    const lead = [aNamedPerson({ name: safeguardingLead.name })];
    expect(after(alerted, "people", { people: lead }).settled).toEqual(["alert"]);
    expect(
      after(alerted, "people", { people: [aNamedPerson({ name: chair.name })] }).settled,
    ).toEqual(["alert"]);
    const data = { ...posted.triage, categories: ["confidentiality-copyright-data-protection"] };
    expect(after(alerted, "triage", data).settled).toEqual([]);
    expect(after(alerted, "triage").settled).toEqual(["alert"]);
  });
});
