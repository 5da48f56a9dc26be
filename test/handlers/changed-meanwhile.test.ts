import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aReference } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const on = { "on-day": "20", "on-month": "11", "on-year": "2026" };
const triage = { title: "Post", kind: "concern", categories: "photographs", severity: "low" };

/** A triaged incident, seen by two people at its second version. */
async function seenByTwo() {
  const office = anOffice(table);
  const { incident } = await office.report();
  const path = `/register/${incident.reference}`;
  const send = async (who: typeof head, change: string, fields: Record<string, string>) => {
    const answer = await office.post(who, `${path}/${change}`, { go: "save", ...fields });
    return { status: answer.statusCode, $: load(answer.body ?? "") };
  };
  expect((await send(lead, "triage", { seen: "1", ...triage })).status).toBe(303);
  return { send, open: office.open, path };
}

/** Steps of an incident in which a parent is alleged, in their order, as far as they are needed. */
const first = "keep-people-safe";
const second = "keep-evidence";

describe("somebody who was slower", () => {
  it("does not record the step after the one that was meant", async () => {
    const { send } = await seenByTwo();
    const step = { step: first, how: "skipped", reason: "Nobody was there.", ...on };
    expect((await send(head, "step", { seen: "2", ...step, how: "done" })).status).toBe(303);
    const { status, $ } = await send(lead, "step", { seen: "2", ...step });
    expect(status).toBe(409);
    expect($("input[name=step]").val()).toBe(second);
    expect($("input[name=how][checked]")).toHaveLength(0);
    expect($("textarea[name=reason]").val()).toBe("");
    expect($("main").text()).toContain("The step that you meant is settled already.");
  });

  it("keeps what was said of a step that is still the next one", async () => {
    const { send } = await seenByTwo();
    expect((await send(head, "note", { seen: "2", text: "x" })).status).toBe(303);
    const step = { step: first, how: "skipped", reason: "Nobody was there.", ...on };
    const { $ } = await send(lead, "step", { seen: "2", ...step });
    expect($("input[name=how][value=skipped]").attr("checked")).toBeDefined();
    expect($("textarea[name=reason]").val()).toBe("Nobody was there.");
  });

  it("is told so, too, when people were added to the form in between", async () => {
    const { send } = await seenByTwo();
    const named = (name: string) => ({
      "people-0-name": name,
      "people-0-relationship": "staff",
      "people-0-involvement": "alleged",
    });
    expect((await send(head, "people", { seen: "2", ...named("Cleo Park") })).status).toBe(303);
    const more = await send(lead, "people", { seen: "2", ...named("Dana Wu"), go: "add-person" });
    expect(more.status).toBe(200);
    const seen = String(more.$("input[name=seen]").val());
    const { status, $ } = await send(lead, "people", { seen, ...named("Dana Wu") });
    expect(status).toBe(409);
    expect($(".govuk-notification-banner").text()).toContain("The people are corrected: Amara");
    expect($("#people-0-name").val()).toBe("Dana Wu");
  });

  it("is led nowhere by a mistake that no control of the page has", async () => {
    const { send } = await seenByTwo();
    const action = { what: "Talk", owner: "amara-osei" };
    const dueOn = { "dueOn-day": "1", "dueOn-month": "3", "dueOn-year": "2031" };
    expect((await send(lead, "action", { seen: "2", ...action, ...dueOn })).status).toBe(303);
    expect((await send(head, "action-done", { seen: "3", number: "1", ...on })).status).toBe(303);
    const { status, $ } = await send(lead, "action-done", { seen: "4", number: "1", ...on });
    expect(status).toBe(422);
    expect($(".govuk-error-summary__list").text()).toBe("This action is done already");
    expect($(".govuk-error-summary__list a")).toHaveLength(0);
  });

  it("is not asked to send again what cannot be done any more", async () => {
    const { send } = await seenByTwo();
    const original = aReference(77);
    expect((await send(head, "duplicate", { seen: "2", original })).status).toBe(303);
    const { status, $ } = await send(lead, "risk", { seen: "2" });
    expect(status).toBe(409);
    expect($("title").text()).toMatch(/^Error: /);
    expect($(".govuk-notification-banner").text()).not.toContain("send it again");
    expect($('main button[value="save"]')).toHaveLength(0);
  });
});
