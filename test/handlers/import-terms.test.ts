import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { council, junk } from "#test/http/calendar-files.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSettingsOffice } from "#test/support/settings-office.ts";
import { aTerm, autumn, aYear, spring } from "#test/support/terms.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const office = as("Hollie Brandt", "office");
const file = (text: string) => new File([text], "terms.ics", { type: "text/calendar" });
const nothing = { text: "", file: new File([], "") };

/** The rows of the preview's first table: what becomes of each term. */
const planOf = (body = "") => {
  const page = load(body);
  return page("table")
    .first()
    .find("tbody tr")
    .toArray()
    .map((row) =>
      page(row)
        .find("th, td")
        .toArray()
        .map((cell) => page(cell).text()),
    );
};
const hidden = (body = "") => ({
  terms: String(load(body)("input[name=terms]").val()),
  seen: String(load(body)("input[name=seen]").val()),
});
const mistakeOf = (body = "") => load(body)(".govuk-error-summary__list a").text();

describe("a calendar file", () => {
  it.each([
    ["chosen as a file", { text: "", file: file(council) }],
    ["pasted as text", { ...nothing, text: council }],
  ])("is previewed line by line and saved when it is confirmed: %s", async (_, fields) => {
    const { open, upload, post, kept } = aSettingsOffice(table);
    expect((await open(office, "import")).body).toContain('enctype="multipart/form-data"');
    const { body = "", statusCode } = await upload(office, fields);
    expect(statusCode).toBe(200);
    expect(planOf(body).map(([term, fate]) => [term, fate])).toEqual([
      ["Autumn term 2026", "Will be added"],
      ["Spring term 2027", "Will be added"],
      ["Summer term 2027", "Will be added"],
    ]);
    expect(load(body)("details tbody tr")).toHaveLength(12);
    expect(load(body)("details").text()).toContain("Not used. It does not speak of a term");
    expect((await kept()).version).toBe(0);

    const saved = await post(office, "import", hidden(body));
    expect(saved.headers["location"]).toBe("/settings/terms?done=import");
    expect(await kept()).toMatchObject({ version: 1, terms: aYear, changes: [{ how: "file" }] });
  });

  it("says what would be changed, what stays, and what is refused and why", async () => {
    const { upload, keep, post, kept } = aSettingsOffice(table);
    const known = { ...spring, to: aTerm("spring", 2026, "2027-01-04", "2027-03-26").to };
    await keep(autumn, known);
    const late = council.replaceAll("20270412", "20270616");
    const { body = "" } = await upload(office, { ...nothing, text: late });
    expect(planOf(body)).toEqual([
      ["Autumn term 2026", "As it is already", expect.any(String), "–"],
      [
        "Spring term 2027",
        "Will be changed",
        expect.stringContaining("24 March 2027"),
        expect.stringContaining("Now: 4 January 2027 to 26 March 2027"),
      ],
      ["Summer term 2027", "Refused", expect.any(String), expect.stringContaining("must begin in")],
    ]);
    expect((await post(office, "import", hidden(body))).statusCode).toBe(303);
    expect((await kept()).terms).toEqual([autumn, spring]);
  });

  it("may hold junk: it is shown as text and changes nothing", async () => {
    const { upload } = aSettingsOffice(table);
    const { body = "" } = await upload(office, { ...nothing, file: file(junk) });
    expect(planOf(body).map(([term, fate, , why]) => [term, fate, why])).toContainEqual([
      "Spring term 2027",
      "Refused",
      "The file does not say when it ends",
    ]);
    expect(body).not.toContain("<script>alert");
    expect(load(body)("details").text()).toContain("<script>alert(1)</script>");
  });

  it("is asked for again, with what was pasted, if it is none", async () => {
    const { upload } = aSettingsOffice(table);
    const pasted = await upload(office, { ...nothing, text: "Term starts on Monday" });
    expect(pasted.statusCode).toBe(422);
    expect(mistakeOf(pasted.body)).toContain("must be a calendar file");
    expect(load(pasted.body ?? "")("textarea").text()).toBe("Term starts on Monday");
    expect(mistakeOf((await upload(office, nothing)).body)).toContain("Choose a calendar file");
    const large = await upload(office, { ...nothing, file: file("x".repeat(600_000)) });
    expect([large.statusCode, mistakeOf(large.body)]).toEqual([
      422,
      "The file must be smaller than 200 KB",
    ]);
  });

  it("is previewed anew if somebody changed the terms meanwhile", async () => {
    const { upload, post, kept } = aSettingsOffice(table);
    const first = hidden((await upload(office, { ...nothing, text: council })).body);
    const one = JSON.stringify([autumn]);
    expect((await post(head, "import", { terms: one, seen: "0" })).statusCode).toBe(303);
    const { statusCode, body = "" } = await post(office, "import", first);
    expect(statusCode).toBe(409);
    expect(load(body)("main").text()).toContain("Changed meanwhile");
    expect(planOf(body)[0]?.[1]).toBe("As it is already");
    expect((await kept()).terms).toEqual([autumn]);
    expect((await post(office, "import", hidden(body))).statusCode).toBe(303);
    expect((await kept()).terms).toEqual(aYear);
  });

  it.each(["", "{}", "[]", '[{"term":"winter"}]', "not json"])(
    "is not saved from a page that was tampered with: %s",
    async (terms) => {
      const { post, kept } = aSettingsOffice(table);
      expect((await post(office, "import", { terms, seen: "0" })).statusCode).toBe(400);
      expect((await kept()).version).toBe(0);
    },
  );

  it("is refused in words if a page was made to hold terms that do not fit", async () => {
    const { post, kept } = aSettingsOffice(table);
    const terms = JSON.stringify([{ ...autumn, to: "2026-09-04" }]);
    const { statusCode, body } = await post(office, "import", { terms, seen: "0" });
    expect(statusCode).toBe(422);
    expect(planOf(body)[0]?.[1]).toBe("Refused");
    expect((await kept()).version).toBe(0);
  });

  it("is refused if the form around it is none", async () => {
    const { postRaw } = aSettingsOffice(table);
    const type = "multipart/form-data";
    expect((await postRaw(office, type, "no form")).statusCode).toBe(400);
    expect((await postRaw(office, `${type}; boundary=x`, "no form")).statusCode).toBe(400);
    expect((await postRaw(office, "text/plain", "terms=[]")).statusCode).toBe(400);
  });

  it("is not for others of the staff to take", async () => {
    const { upload, open } = aSettingsOffice(table);
    expect((await open(lead, "import")).statusCode).toBe(403);
    expect((await upload(lead, { ...nothing, text: council })).statusCode).toBe(403);
  });
});
