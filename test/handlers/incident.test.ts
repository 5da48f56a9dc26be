import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { changeNames } from "#shared/domain/incident/change-rules.ts";
import { stepsFor } from "#shared/domain/incident/pathway.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const computing = as("Chandra Pillai", "computing-lead");

const triage = {
  title: "Photograph in a parents’ group",
  kind: "near-miss",
  categories: "photographs",
  severity: "medium",
  owner: "beth-lindqvist",
};
const on = { "on-day": "20", "on-month": "11", "on-year": "2026" };
const errorsIn = (page: { body?: string | undefined }) => {
  const $ = load(page.body ?? "");
  return $(".govuk-error-summary__list li")
    .toArray()
    .map((one) => $(one).text());
};

async function anIncident() {
  const office = anOffice(table);
  const { incident } = await office.report();
  const path = `/register/${incident.reference}`;
  let version = 1;
  /** Makes a change as somebody and expects it to be made. */
  const make = async (member: typeof head, change: string, fields: Record<string, string> = {}) => {
    const answer = await office.post(member, `${path}/${change}`, {
      seen: String(version),
      go: "save",
      ...fields,
    });
    expect([change, answer.statusCode, errorsIn(answer)]).toEqual([change, 303, []]);
    version += 1;
    return answer;
  };
  return { ...office, path, make, seen: () => String(version) };
}

describe("working an incident", () => {
  it("goes from received to closed, each change for one read and one write", async () => {
    const { make, open, path, calls } = await anIncident();
    const answer = await make(lead, "triage", triage);
    expect(calls).toEqual(["GetItem", "GetItem", "PutItem"]);
    expect(answer.headers["location"]).toBe(`${path}?done=triage`);
    await make(lead, "investigate");
    await make(head, "risk", { when: "inherent", cell: "likely:significant" });
    for (const { id } of stepsFor([])) await make(lead, "step", { step: id, how: "done", ...on });
    const due = { "dueOn-day": "27", "dueOn-month": "11", "dueOn-year": "2026" };
    await make(head, "action", { what: "Remind the group", owner: "amara-osei", ...due });
    await make(head, "action-done", { number: "1", ...on });
    await make(head, "action-check", { number: "1", worked: "yes" });
    await make(lead, "referral", { to: "platform", ...on });
    await make(lead, "message", { text: "Thank you. It has been taken down." });
    await make(lead, "note", { text: "Spoke to the parent." });
    await make(lead, "lesson", { clause: "pupil-photographs", note: "Say it before each event." });
    await make(head, "decide", { decision: "A reminder is enough." });
    await make(head, "close");
    const page = await open(head, path);
    const $ = load(page.body ?? "");
    expect($("h1").text()).toBe("Photograph in a parents’ group");
    expect($(".govuk-tag").first().text()).toBe("Closed");
    expect(page.body).toContain("Medium to high");
    expect($("ol").last().children("li").length).toBeGreaterThan(12);
  });

  it("offers only what this person may do now", async () => {
    const { open, path } = await anIncident();
    const linksOf = async (member: typeof head) => {
      const $ = load((await open(member, path)).body ?? "");
      return changeNames.filter((name) => $(`a[href^="${path}/${name}"]`).length > 0);
    };
    expect(await linksOf(lead)).toEqual([
      "triage",
      "duplicate",
      "people",
      "message",
      "note",
      "addendum",
      "redact",
    ]);
    expect(await linksOf(computing)).not.toContain("redact");
  });

  it("opens a page for every change, and keeps what was typed when something is wrong", async () => {
    const { open, post, path, seen } = await anIncident();
    for (const name of changeNames) {
      expect([name, (await open(head, `${path}/${name}`)).statusCode]).toEqual([name, 200]);
    }
    const wrong = await post(lead, `${path}/triage`, { seen: seen(), title: "", kind: "breach" });
    expect(wrong.statusCode).toBe(422);
    expect(errorsIn(wrong)).toEqual([
      "Give it a short title without names, in 80 characters or fewer",
      "Choose one to five of these",
      "Choose how grave it is",
    ]);
    const $ = load(wrong.body ?? "");
    expect($("title").text()).toMatch(/^Error: /);
    expect($("input[name=kind][value=breach]").attr("checked")).toBeDefined();
    for (const link of $(".govuk-error-summary__list a").toArray()) {
      expect($($(link).attr("href") ?? "")).toHaveLength(1);
    }
  });

  it("tells the second of two what the first did, and keeps what they typed", async () => {
    const { make, post, path } = await anIncident();
    await make(lead, "note", { text: "First." });
    const second = await post(head, `${path}/note`, { seen: "1", text: "Second <b>kept</b>" });
    expect(second.statusCode).toBe(409);
    const $ = load(second.body ?? "");
    expect($("textarea[name=text]").val()).toBe("Second <b>kept</b>");
    expect($(".govuk-notification-banner").text()).toContain("The note is added: Beth Lindqvist");
    expect($("input[name=seen]").val()).toBe("2");
  });

  it("says that it is too late, and shows what was typed", async () => {
    const { make, post, path, seen } = await anIncident();
    await make(lead, "duplicate", { original: "hh 2222 2222" }).catch(() => undefined);
    const late = await post(computing, `${path}/decide`, { seen: seen(), decision: "Kept" });
    expect(late.statusCode).toBe(409);
    expect(load(late.body ?? "")("textarea").val()).toBe("Kept");
  });

  it("answers whoever is kept out as if there were nothing, whatever they send", async () => {
    const { report, post, open } = anOffice(table);
    const people = [{ name: "Amara Osei", relationship: "staff", involvement: "alleged" }];
    const { incident } = await report({ people });
    const none = "/register/HH-2222-2222";
    for (const change of ["note", "triage", "people"]) {
      const kept = `/register/${incident.reference}/${change}`;
      const fields = { seen: "1", text: "x", go: "add-person" };
      expect(await post(head, kept, fields)).toEqual(await post(head, `${none}/${change}`, fields));
      expect(await open(head, kept)).toEqual(await open(head, `${none}/${change}`));
    }
  });

  it("lets people be corrected, added and removed", async () => {
    const { make, post, open, path, seen } = await anIncident();
    const one = {
      "people-0-name": "Mr Nobody",
      "people-0-relationship": "visitor",
      "people-0-involvement": "alleged",
    };
    const two = await post(lead, `${path}/people`, { seen: seen(), go: "add-person", ...one });
    expect(load(two.body ?? "")("fieldset.app-person")).toHaveLength(2);
    await make(lead, "people", one);
    expect((await open(lead, path)).body).toContain("Mr Nobody");
  });
});
