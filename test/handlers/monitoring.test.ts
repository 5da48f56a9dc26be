import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { privacyPage } from "#functions/views/pages/privacy.tsx";
import { instant } from "#shared/domain/time.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aLook, anEvidenceOffice, type EvidenceOffice } from "#test/support/evidence-office.ts";
import { as } from "#test/support/office.ts";
import { aYear } from "#test/support/terms.ts";

const table = aTable();
const log = "/policy/monitoring";
const form = "/policy/monitoring/record";
const computing = as("Chandra Pillai", "computing-lead");
const headteacher = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const governor = as("Ewan Sutherland", "governor");
const chair = as("Dorothy Marchetti", "chair-of-governors", "governor");
const clerk = as("George Penhale", "clerk");
const office = as("Hollie Brandt", "office");

const inNovember = () => anEvidenceOffice(table, { at: noon });
const looksOf = async (desk: EvidenceOffice, member = computing) =>
  (await desk.told(member, log))["looks"] as Record<string, unknown>[];

describe("recording a look", () => {
  it("keeps it signed, for the term of its day, with the names that the list gives", async () => {
    const desk = inNovember();
    await desk.setTerms(aYear);
    const answer = await desk.post(computing, aLook({ other: "A group of parents" }));
    expect([answer.statusCode, answer.headers["location"]]).toEqual([303, `${log}?done=recorded`]);
    expect(desk.calls.filter((one) => one === "PutItem")).toHaveLength(1);
    expect(await looksOf(desk)).toEqual([
      {
        number: 1,
        term: "2026-autumn",
        on: "2026-11-20",
        sites: ["Facebook", "WhatsApp"],
        incidents: 0,
        words: {
          sites: [
            { slug: "facebook", name: "Facebook" },
            { slug: "whatsapp", name: "WhatsApp" },
          ],
          other: "A group of parents",
          found: "Nothing that belongs into the register.",
          by: "Chandra Pillai, Computing lead",
          at: "2026-11-20T12:00:00.000Z",
          incidents: [],
        },
      },
    ]);
    const page = await desk.open(computing, `${log}?done=recorded`);
    expect(page.body).toContain("Autumn term 2026: somebody has looked, and recorded it.");
    expect(page.body).toContain("The look is recorded and signed");
  });

  it("is one entry if the form is sent twice, and several if there are several", async () => {
    const desk = inNovember();
    expect((await desk.post(computing, aLook())).statusCode).toBe(303);
    expect((await desk.post(computing, aLook())).statusCode).toBe(303);
    expect(await looksOf(desk)).toHaveLength(1);
    await desk.post(lead, aLook({ seen: "1", found: "A group of which we did not know." }));
    expect((await looksOf(desk)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("tells the second of two who sign at once, and keeps what they typed", async () => {
    const desk = inNovember();
    const [one, other] = await Promise.all([
      desk.post(computing, aLook()),
      desk.post(lead, aLook({ found: "A fake account of the school." }, ["x"])),
    ]);
    expect(new Set([one.statusCode, other.statusCode])).toEqual(new Set([303, 409]));
    const late = one.statusCode === 409 ? one : other;
    const $ = load(late.body ?? "");
    expect($(".govuk-notification-banner").text()).toContain("nothing was saved");
    expect($("input[name=seen]").val()).toBe("1");
    expect($("#found").val()).not.toBe("");
    expect($("input[name=sites]:checked").length).toBeGreaterThan(0);
    expect(await looksOf(desk)).toHaveLength(1);
  });

  it.each([
    ["on", { "on-day": "31" }, "Enter the day on which you looked as a real date"],
    ["on", { "on-day": "21" }, "must not be in the future"],
    ["on", { "on-year": "2024" }, "must be within the last year"],
    ["found", { found: " " }, "Say what you found, or that you found nothing"],
    ["found", { found: "a".repeat(4001) }, "4,000 characters or fewer"],
    ["other", { other: "a".repeat(501) }, "500 characters or fewer"],
    ["incidents", { incidents: "HH-7KQ2-9MXX" }, "Enter the references of incidents"],
    ["declared", { declared: "" }, "Tick the box to sign"],
  ] as const)(
    "says what is wrong with %s, and keeps what was typed",
    async (field, wrong, words) => {
      const desk = inNovember();
      const fields = { found: "Nothing new.", ...wrong };
      const answer = await desk.post(computing, aLook(fields));
      const $ = load(answer.body ?? "");
      expect(answer.statusCode).toBe(422);
      expect($("title").text()).toMatch(/^Error: /);
      const link = $(".govuk-error-summary__list a");
      expect(link.text()).toContain(words);
      expect($(link.attr("href") ?? "").length).toBe(1);
      expect(link.attr("href")).toContain(field);
      expect($("#found").val()).toBe(fields.found);
      expect($("input[name=sites]:checked").length).toBe(2);
      expect(await looksOf(desk)).toEqual([]);
    },
  );

  it("says on the form, and to everybody, what is kept of it and who reads it", async () => {
    const page = (await inNovember().open(computing, form)).body ?? "";
    expect(page).toContain("without names or account names");
    expect(page).toContain("The two leads and the headteacher read this");
    expect(privacyPage(aSchool())).toContain("what they found, without names");
  });

  it("needs a site or something else, and only sites that are on the list", async () => {
    const desk = inNovember();
    const none = await desk.post(computing, aLook({}, []));
    expect(load(none.body ?? "")(".govuk-error-summary__list a").text()).toBe(
      "Tick what you looked at, or say what else it was",
    );
    expect((await desk.post(computing, aLook({}, ["no-such-site"]))).statusCode).toBe(422);
    expect((await desk.post(computing, aLook({ other: "A forum" }, []))).statusCode).toBe(303);
  });

  it("is for the two leads and the headteacher alone", async () => {
    const desk = inNovember();
    for (const member of [governor, chair, clerk, office]) {
      expect((await desk.post(member, aLook())).statusCode).toBe(403);
      expect((await desk.open(member, form)).statusCode).toBe(403);
    }
    let seen = 0;
    for (const member of [computing, lead, headteacher]) {
      expect((await desk.open(member, form)).statusCode).toBe(200);
      expect((await desk.post(member, aLook({ seen: String(seen) }))).statusCode).toBe(303);
      seen += 1;
    }
  });

  it("ends after forty entries of a term", async () => {
    const desk = inNovember();
    for (let seen = 0; seen < 40; seen += 1) {
      expect((await desk.post(computing, aLook({ seen: String(seen) }))).statusCode).toBe(303);
    }
    const full = await desk.post(computing, aLook({ seen: "40" }));
    expect(load(full.body ?? "")(".govuk-error-summary__list a").text()).toContain("no room left");
    const second = await desk.open(computing, `${log}?before=11`);
    expect(load(second.body ?? "")("section.app-section")).toHaveLength(10);
    expect((await looksOf(desk)).length).toBe(30);
  });
});

describe("the log", () => {
  it("shows governors days and sites, no words, no people, and no small number", async () => {
    const desk = inNovember();
    const references = await desk.record(2);
    await desk.post(computing, aLook({ incidents: references.join("\n"), other: "A forum" }));
    for (const member of [governor, chair, clerk]) {
      expect(await looksOf(desk, member)).toEqual([
        {
          number: 1,
          term: "2026-autumn",
          on: "2026-11-20",
          sites: ["Facebook", "WhatsApp"],
          incidents: { least: 1, most: 4 },
        },
      ]);
      const { body = "" } = await desk.open(member, log);
      expect(body).toContain("fewer than 5");
      expect(body).not.toMatch(/Chandra|forum|Nothing that belongs|HH-|Record a look/);
    }
    expect((await desk.open(office, log)).statusCode).toBe(403);
  });

  it("tells governors no number of incidents that they could take from their figures", async () => {
    const desk = inNovember();
    const references = await desk.record(7);
    await desk.post(computing, aLook({ incidents: references.join("\n") }));
    expect((await looksOf(desk, governor))[0]?.["incidents"]).toEqual({ least: 5 });
    expect((await looksOf(desk, lead))[0]?.["incidents"]).toBe(7);
  });

  it("tells nobody of an incident that they are kept from, unless they signed it themselves", async () => {
    const desk = inNovember();
    const about = (name: string) => ({
      people: [{ name, relationship: "staff", involvement: "alleged", roles: [] }],
    });
    const [ofHead = ""] = await desk.record(1, about("Amara Osei"));
    const [ofGovernor = ""] = await desk.record(1, about("Ewan Sutherland"));
    const missing = "HH-7KQ2-9MXF";
    await desk.post(computing, aLook({ incidents: [ofHead, ofGovernor, missing].join(", ") }));
    const seenBy = async (member: typeof computing) => {
      const [look] = await looksOf(desk, member);
      return [look?.["incidents"], (look?.["words"] as { incidents?: unknown })?.incidents];
    };
    expect(await seenBy(headteacher)).toEqual([1, [ofGovernor]]);
    expect(await seenBy(lead)).toEqual([2, [ofHead, ofGovernor]]);
    expect(await seenBy(computing)).toEqual([3, [ofHead, ofGovernor, missing]]);
    expect(await seenBy(governor)).toEqual([{ least: 1, most: 4 }, undefined]);
    expect((await desk.open(headteacher, log)).body).not.toContain(ofHead);
    const alone = inNovember();
    await alone.post(computing, aLook({ seen: "1", incidents: ofGovernor }));
    expect((await looksOf(alone, governor))[0]?.["incidents"]).toBe(0);
  });

  it("says how the task of the term stands", async () => {
    const said = async (at: string) => {
      const desk = anEvidenceOffice(table, { at: instant.parse(`${at}T12:00:00Z`) });
      await desk.setTerms(aYear);
      return (await desk.told(computing, log))["task"];
    };
    const endsOn = "2026-12-18";
    const term = "2026-autumn";
    expect(await said("2026-09-03")).toEqual({ term, standing: "early", endsOn });
    expect(await said("2026-09-04")).toEqual({ term, standing: "due", endsOn });
    expect(await said("2026-11-26")).toEqual({ term, standing: "due", endsOn });
    expect(await said("2026-11-27")).toEqual({ term, standing: "last-call", endsOn });
    expect(await said("2026-12-24")).toEqual({ term, standing: "missed", endsOn });
  });
});
