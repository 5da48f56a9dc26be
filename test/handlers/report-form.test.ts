import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { aForm, answers, draftIn, errorsIn, fill, titleOf } from "#test/support/report-form.ts";

const table = aTable();

describe("the form", () => {
  it("stores nothing before the report is sent, then one row for one call", async () => {
    const form = aForm(table);
    const check = await fill(form);
    expect(titleOf(check)).toBe("Check your answers - Highters Heath Nursery School");
    expect(form.calls).toEqual([]);
    const sent = await form.post("check", { draft: draftIn(check), go: "send" });
    expect([sent.statusCode, sent.headers["location"]]).toEqual([303, "/report/received"]);
    expect(form.calls).toEqual(["PutItem"]);
  });

  it("makes one report of two presses, and shows the same receipt", async () => {
    const form = aForm(table);
    const fields = { draft: draftIn(await fill(form)), go: "send" };
    const both = await Promise.all([form.post("check", fields), form.post("check", fields)]);
    const shown = await Promise.all(
      both.map(async ({ cookies }) => {
        const page = await form.get("/report/received", [cookies?.[0]?.split(";")[0] ?? ""]);
        return load(page.body ?? "")("#receipt").text();
      }),
    );
    expect(shown[0]).toMatch(/^1\d{3} \d{4} \d{4} \d{4}$/);
    expect(shown[1]).toBe(shown[0]);
    expect(await table.rows()).toHaveLength(1);
  });

  it.each(["who", "kind", "about", "what", "when", "reach"])(
    "says on the page %s what is missing, with a link that leads there",
    async (step) => {
      const form = aForm(table);
      const start = await form.get("/report");
      const page = await form.post(step, { draft: draftIn(start), go: "next" });
      expect([page.statusCode, titleOf(page).startsWith("Error: ")]).toEqual([422, true]);
      const errors = errorsIn(page);
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.map(([, found]) => found)).toEqual(errors.map(() => 1));
    },
  );

  it("refuses a day that has not come, while later pages are still empty", async () => {
    const form = aForm(table);
    const start = await form.get("/report");
    const when = { place: "online", day: "21", month: "11", year: "2026" };
    const page = await form.post("when", { ...when, draft: draftIn(start), go: "next" });
    expect(errorsIn(page)).toEqual([["The date must be today or in the past", 1]]);
    expect(load(page.body ?? "")("#occurredOn-day").val()).toBe("21");
  });

  it("keeps what was typed when somebody goes back, and when the table does not answer", async () => {
    const form = aForm(table, { mishap: () => "refused" });
    const check = await fill(form, { what: { description: "Kept <b>as typed</b>" } });
    const failed = await form.post("check", { draft: draftIn(check), go: "send" });
    expect([failed.statusCode, titleOf(failed).startsWith("Error: ")]).toEqual([503, true]);
    const what = await form.post("check", { draft: draftIn(failed), go: "to:what" });
    expect(load(what.body ?? "")("#description").val()).toBe("Kept <b>as typed</b>");
  });

  it("leads back to the check after a change, and shows faults there with a link", async () => {
    const form = aForm(table);
    const check = await fill(form);
    const blank = { categories: "other", draft: draftIn(check), go: "next" };
    const changed = await form.post("about", blank);
    expect(titleOf(changed)).toContain("Check your answers");
    const short = await form.post("what", {
      description: "Short",
      draft: draftIn(changed),
      go: "to:check",
    });
    const sent = await form.post("check", { draft: draftIn(short), go: "send" });
    expect(errorsIn(sent)).toEqual([
      ["You chose “something else”: say in at least 20 characters what it was", 1],
    ]);
    expect(form.calls).toEqual([]);
  });

  it("adds and removes people, and leaves out who was not filled in", async () => {
    const form = aForm(table);
    const start = await form.get("/report");
    const person = {
      "people-0-name": "Ann Other",
      "people-0-relationship": "visitor",
      "people-0-involvement": "witness",
    };
    const two = await form.post("people", { ...person, draft: draftIn(start), go: "add-person" });
    expect(load(two.body ?? "")("fieldset.app-person")).toHaveLength(2);
    const one = await form.post("people", {
      ...person,
      "people-1-name": "Kept",
      draft: draftIn(two),
      go: "remove-person:0",
    });
    expect(load(one.body ?? "")("#people-0-name").val()).toBe("Kept");
    const next = await form.post("people", {
      ...person,
      "people-1-name": "",
      draft: draftIn(two),
      go: "next",
    });
    expect(titleOf(next)).toContain("What has been done already?");
  });

  it("says kindly that a draft has expired or cannot be read", async () => {
    const form = aForm(table);
    const draft = draftIn(await form.get("/report"));
    const forged = await form.post("who", { draft: `${draft.slice(0, -4)}AAAA`, go: "next" });
    form.clock.forward(24 * 3600 + 1);
    const expired = await form.post("who", { draft, go: "next" });
    expect([forged.statusCode, titleOf(forged)]).toEqual([
      400,
      "We cannot go on with this report - Highters Heath Nursery School",
    ]);
    expect([expired.statusCode, titleOf(expired)]).toEqual([
      400,
      "Your answers have expired - Highters Heath Nursery School",
    ]);
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
    ["nowhere", { "sec-fetch-site": "", origin: "null" }],
  ])("is not taken from %s", async (_, headers) => {
    const form = aForm(table);
    const draft = draftIn(await fill(form));
    const answer = await form.post("check", { draft, go: "send" }, headers);
    expect(answer.statusCode).toBe(403);
    expect(form.calls).toEqual([]);
  });

  it("has people wait who send too much, and keeps their answers", async () => {
    const form = aForm(table, { burst: 1 });
    const first = await fill(form);
    await form.post("check", { draft: draftIn(first), go: "send" });
    const busy = await form.post("check", { draft: draftIn(first), go: "send" });
    expect([busy.statusCode, busy.headers["retry-after"]]).toEqual([429, "3"]);
    expect(draftIn(busy)).not.toBe("undefined");
  });

  it("shows a receipt for fifteen minutes in that browser, and not after it was cleared", async () => {
    const form = aForm(table);
    const sent = await form.post("check", { draft: draftIn(await fill(form)), go: "send" });
    const [cookie = ""] = sent.cookies ?? [];
    expect(cookie).toMatch(
      /^__Host-receipt=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=900$/,
    );
    const kept = [cookie.split(";")[0] ?? ""];
    expect((await form.get("/report/received", kept)).statusCode).toBe(200);
    expect((await form.post("clear", {})).cookies?.[0]).toContain("Max-Age=0");
    form.clock.forward(15 * 60 + 1);
    expect((await form.get("/report/received", kept)).statusCode).toBe(404);
  });

  it("never fails, whatever comes as draft, step or field", async () => {
    const form = aForm(table);
    const good = draftIn(await form.get("/report"));
    const any = fc.string({ unit: "binary", maxLength: 60 });
    const step = fc.oneof(fc.constantFrom(...Object.keys(answers), "check", "received"), any);
    const draft = fc.oneof(
      fc.constant(good),
      any,
      fc.nat(good.length - 1).map((at) => `${good.slice(0, at)}x${good.slice(at + 1)}`),
    );
    const go = fc.oneof(
      fc.constantFrom("next", "back", "send", "to:when", "add-person", "remove-person:1e9"),
      any,
    );
    const name = fc.constantFrom(
      "relationship",
      "categories",
      "day",
      "year",
      "people-99-name",
      "people-0-roles",
      "reach",
    );
    await fc.assert(
      fc.asyncProperty(step, draft, go, name, any, async (at, sealed, press, field, value) => {
        const { statusCode } = await form.post(at, { draft: sealed, go: press, [field]: value });
        expect([200, 303, 400, 404, 422]).toContain(statusCode);
      }),
      { numRuns: 300 },
    );
    expect(form.calls).toEqual([]);
  });
});
