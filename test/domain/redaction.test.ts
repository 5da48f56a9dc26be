import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dynamoIncidentAdder, dynamoIncidentReader } from "#shared/adapters/dynamo-incidents.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { aNamedPerson, anIncident, aSubmission, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { after, inStatus, posted, standsInTheWay, withAllSteps } from "#test/support/working.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const passage = "Zachary Quill";
const says = `He is called ${passage}, and ${passage} knows.`;
const why = "A child is named.";

/** An incident in which the passage stands wherever somebody can write. */
function everywhere(): Incident {
  const people = [
    aNamedPerson({ name: passage, relationship: "parent-carer" }),
    aNamedPerson({ name: "Nina Novak", involvement: "witness", roles: ["office"] }),
  ];
  const told = aSubmission({
    description: says,
    immediateAction: says,
    siteOther: `${passage}’s page`,
    link: "https://example.org/Zachary%20Quill",
    people,
    reporter: { relationship: "staff", name: passage, email: "someone@example.org" },
  });
  const titled = { ...posted.triage, title: passage, site: `${passage}’s other page` };
  const level = { ...posted.risk, overrideBand: "high", overrideReason: says };
  const first = ["keep-people-safe", "skipped"] as const;
  let one = after(anIncident({ told }), "triage", titled);
  one = after(one, "people", { people });
  one = after(one, "investigate");
  one = after(one, "risk", level);
  one = after(one, "risk", { ...level, when: "residual" });
  one = after(one, "step", { ...posted.step, step: first[0], how: first[1], reason: says });
  one = after(one, "referral", { ...posted.referral, reference: says });
  one = after(one, "action", { ...posted.action, what: says });
  one = after(one, "action-done");
  one = after(one, "action-check", { ...posted["action-check"], note: says });
  for (const name of ["message", "note", "addendum"] as const)
    one = after(one, name, { text: says });
  one = after(one, "lesson", { ...posted.lesson, note: says });
  one = after(one, "decide", { decision: says });
  one = after(withAllSteps(one), "close");
  return after(one, "reopen", { reason: says });
}

const removed = (one: Incident, what: string) =>
  after(one, "redact", { passage: what, reason: why });
const count = (value: unknown, what: string): number =>
  JSON.stringify(value).split(what).length - 1;
const digests = ({ history }: Incident) => history.map(({ content, hash }) => [content, hash]);

describe("a passage that was removed", () => {
  const before = everywhere();
  const next = removed(before, passage);

  it("stands nowhere any more", () => {
    const stood = [before.told, before.work, before.history].map((part) => count(part, passage));
    expect(stood).toEqual([7, 27, 27]);
    expect(count(next, passage)).toBe(0);
    expect(next.told.description).toBe("He is called [redacted], and [redacted] knows.");
    expect(next.work.actions[0]?.what).toBe("He is called [redacted], and [redacted] knows.");
    expect(next.work.inherent?.override?.reason).not.toContain(passage);
    expect(next.work.people?.[0]).toMatchObject({
      name: "[redacted]",
      relationship: "parent-carer",
    });
  });

  it("is counted, with the reason, and every entry it was taken from says so", () => {
    const last = next.history.at(-1);
    expect(last?.changes[0]).toMatchObject({
      field: "passage removed",
      to: expect.stringMatching(/^\d+ times, because: A child is named\.$/) as string,
    });
    const touched = next.history.filter(({ redacted }) => redacted);
    expect(touched).toHaveLength(13);
    expect(last?.changes).toHaveLength(touched.length + 1);
  });

  it("leaves every digest as it was, and the chain whole", () => {
    expect(digests(next).slice(0, -1)).toEqual(digests(before));
    expect(firstBrokenLink(before.history, sha)).toBeUndefined();
    expect(firstBrokenLink(next.history, sha)).toBeUndefined();
  });

  it("still keeps out whom it named", () => {
    expect(next.excluded).toEqual(before.excluded);
    expect(next.excluded).toEqual({ roles: ["office"], names: ["zachary quill", "nina novak"] });
  });

  it("takes nothing with it but words", () => {
    const blank = (one: Incident) =>
      JSON.stringify({ told: one.told, work: one.work })
        .replaceAll(says, "")
        .replaceAll(passage, "");
    const words = "He is called [redacted], and [redacted] knows.";
    expect(blank(next).replaceAll(words, "").replaceAll("[redacted]", "")).toBe(blank(before));
  });

  it("can be kept and read back", async () => {
    const { client } = table.watch();
    await dynamoIncidentAdder(client, table.name).add(next);
    const read = await dynamoIncidentReader(client, table.name).find(next.school, next.reference);
    expect(read).toEqual(JSON.parse(JSON.stringify(next)));
  });

  it("is shown to have been something else, if what is left of it is changed", () => {
    const place = next.history.findIndex(({ redacted }) => redacted);
    const forged = next.history.map((entry, at) =>
      at === place ? { ...entry, changes: [{ field: "title", from: "", to: "Forged" }] } : entry,
    );
    expect(place).toBe(1);
    expect(firstBrokenLink(forged, sha)).toBe(place);
  });
});

describe("a web address with the passage in it", () => {
  const linked = (link: string) => anIncident({ told: aSubmission({ link }) });

  it("goes as a whole, and another stays", () => {
    const link = "https://example.org/groups/quill-family";
    expect(removed(linked(link), "quill-family").told).not.toHaveProperty("link");
    expect(removed(linked(link), "unkind things").told.link).toBe(link);
  });
});

describe("a text that is nothing but the passage", () => {
  it("can be removed, however much it had to say at least", () => {
    const raw = { ...posted.risk, overrideBand: "high", overrideReason: "Ten chars." };
    const next = removed(after(inStatus("triaged"), "risk", raw), "Ten chars.");
    expect(next.work.inherent?.override).toEqual({ band: "high", reason: "[redacted]" });
  });
});

describe("what cannot be removed", () => {
  const one = inStatus("triaged");
  const fields = (what: string, reason = why, of = one) =>
    standsInTheWay(of, "redact", { passage: what, reason }).map(({ field }) => field);

  it("is what does not stand there, or stands there otherwise", () => {
    expect(fields("nothing of the kind")).toEqual(["passage"]);
    expect(fields("UNKIND THINGS")).toEqual(["passage"]);
    expect(fields("unkind things")).toEqual([]);
  });

  it("is a passage whose reason says it again", () => {
    expect(fields("unkind things", "The unkind things are not needed.")).toEqual(["reason"]);
  });

  it("is a passage so short that the texts would be too long without it", () => {
    const full = after(one, "note", { text: "a ".repeat(2_500).trim() });
    expect(fields("a", "?", full)).toEqual(["passage"]);
    expect(fields("a a a a a a a a a a", why, full)).toEqual([]);
  });

  it("is what nobody wrote: who did it, when, and the words of the choices", () => {
    const worked = after(after(after(one, "referral"), "action"), "message");
    for (const what of [head.id, "platform", "school", "2026-11-27", "harassment"]) {
      const next = standsInTheWay(worked, "redact", { passage: what, reason: why });
      const kept = next.length > 0 ? worked : removed(worked, what);
      expect(kept.work).toMatchObject({
        owner: head.id,
        referrals: [{ to: "platform" }],
        actions: [{ owner: head.id, dueOn: "2026-11-27" }],
        talk: [{ from: "school" }],
      });
    }
  });
});

describe("one removal after another", () => {
  it("keeps the chain whole, whatever is removed", () => {
    const base = after(after(inStatus("triaged"), "note", { text: "bad dad fed" }), "note", {
      text: "0 1 2 3 4 5 6 7 8 9 a b c d e f",
    });
    const short = fc.constantFrom(
      "0",
      "1",
      "7",
      "a",
      "e",
      "42",
      "ab",
      "bad",
      "dad",
      "fed",
      "note",
      "removed",
    );
    const words = fc.oneof(short, fc.constantFrom("Somebody", "harassment", "unkind", "colleague"));
    let cut = 0;
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (passages) => {
        let one = base;
        for (const what of passages) {
          const raw = { passage: what, reason: "?" };
          if (standsInTheWay(one, "redact", raw).length > 0) continue;
          one = after(one, "redact", raw);
          cut += 1;
        }
        expect(firstBrokenLink(one.history, sha)).toBeUndefined();
        expect(one.excluded).toEqual(base.excluded);
        expect(one.history).toHaveLength(one.version);
      }),
    );
    expect(cut).toBeGreaterThan(50);
  });
});
