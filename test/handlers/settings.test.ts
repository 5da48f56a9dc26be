import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { anEvent, ask } from "#test/support/requests.ts";
import { aSettingsOffice, boxes } from "#test/support/settings-office.ts";
import { autumn, aYear, spring, summer } from "#test/support/terms.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const clerk = as("George Penhale", "clerk");
const office = as("Hollie Brandt", "office");
const nobody = as("Nina Novak");
const json = { headers: { accept: "application/json" } };

/** The fields of the autumn term as they are typed. */
const typedAutumn = {
  term: "2026-autumn",
  ...boxes("from", "3 9 2026"),
  ...boxes("to", "18 12 2026"),
  ...boxes("half-from", "26 10 2026"),
  ...boxes("half-to", "30 10 2026"),
  inset: "3/9/2026\r\n",
};
const wordsOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const mistakesOf = (body = "") => {
  const page = load(body);
  expect(page("title").text()).toMatch(/^Error: /);
  return page(".govuk-error-summary__list a")
    .toArray()
    .map((link) => {
      const target = page(link).attr("href") ?? "";
      expect(page(target)).toHaveLength(1);
      return [target, page(link).text()];
    });
};

describe("the page of the terms", () => {
  it("lists them by school year with the first school day of each, in two reads", async () => {
    const { open, keep, calls } = aSettingsOffice(table);
    await keep(...aYear);
    const { body = "", statusCode } = await open(office);
    expect(statusCode).toBe(200);
    expect(calls).toEqual(["GetItem", "GetItem"]);
    const rows = load(body)("tbody tr").toArray();
    expect(rows).toHaveLength(3);
    expect(wordsOf(body)).toContain("School year 2026 to 2027");
    expect(load(body)("tbody tr").first().text()).toContain("3 September 20264 September 2026");
    expect(load(body)(".app-nav__link--current").text()).toBe("Settings");
  });

  it("tells programs the same", async () => {
    const { open, keep } = aSettingsOffice(table);
    await keep(autumn, summer);
    const told: unknown = JSON.parse((await open(lead, "", json)).body ?? "");
    expect(told).toEqual({
      version: 1,
      terms: [
        {
          key: "2026-autumn",
          ...autumn,
          firstSchoolDay: { day: "2026-09-04", isCertain: true },
        },
        {
          key: "2027-summer",
          ...summer,
          firstSchoolDay: { day: "2027-04-12", isCertain: true },
        },
      ],
      withoutDates: "2027-spring",
      bankHolidaysKnown: { from: 2024, to: 2028 },
    });
  });

  it("warns when the next term has no dates within sixty days", async () => {
    const { open, keep } = aSettingsOffice(table);
    await keep(autumn);
    const { body } = await open(clerk);
    expect(wordsOf(body)).toContain("Spring term 2027 has no dates");
    expect(load(body ?? "")('a[href="/settings/terms/term?term=2027-spring"]')).toHaveLength(1);
    await keep(autumn, spring);
    expect(wordsOf((await open(clerk)).body)).not.toContain("no dates");
  });

  it("shows others of the staff the terms and no way to change them", async () => {
    const { open, keep } = aSettingsOffice(table);
    await keep(autumn);
    const page = load((await open(lead)).body ?? "");
    expect(page("tbody tr")).toHaveLength(1);
    expect(page('a[href^="/settings/terms/"]')).toHaveLength(0);
    expect(page(".app-nav").text()).not.toContain("Settings");
  });

  it("is for people of the school who are signed in", async () => {
    const { open, handler } = aSettingsOffice(table);
    expect((await open(nobody)).statusCode).toBe(403);
    expect((await open(nobody, "", json)).statusCode).toBe(403);
    const { statusCode, headers } = await ask(handler, anEvent({ path: "/settings/terms" }));
    expect(statusCode).toBe(303);
    expect(headers["location"]).toBe("/sign-in?to=%2Fsettings%2Fterms");
  });
});

describe("the form of a term", () => {
  it("adds a term and says so", async () => {
    const { open, post, kept } = aSettingsOffice(table);
    expect((await open(office, "term")).statusCode).toBe(200);
    const { statusCode, headers } = await post(office, "term", { ...typedAutumn, seen: "0" });
    expect([statusCode, headers["location"]]).toEqual([303, "/settings/terms?done=term"]);
    expect((await kept()).terms).toEqual([autumn]);
    const { body } = await open(office, "", { query: "done=term" });
    expect(wordsOf(body)).toContain("The term was saved");
    expect(wordsOf(body)).toContain("Hollie Brandt, School office, 20 November 2026 at 12:00");
  });

  it("is opened with the dates of the term that it changes", async () => {
    const { open, keep } = aSettingsOffice(table);
    await keep(autumn);
    const page = load((await open(head, "term", { query: "term=2026-autumn" })).body ?? "");
    const values = Object.fromEntries(
      page("form[action^='/settings'] input, textarea")
        .toArray()
        .map((one) => [page(one).attr("name"), page(one).val()]),
    );
    expect(values).toEqual({ ...typedAutumn, inset: "3/9/2026", seen: "1" });
  });

  it("comes back with what was typed and a link to each mistake", async () => {
    const { post, kept } = aSettingsOffice(table);
    const { body, statusCode } = await post(office, "term", {
      ...boxes("from", "31 9 2026"),
      ...boxes("half-from", "26 10 2026"),
      inset: "first Monday",
      seen: "0",
    });
    expect(statusCode).toBe(422);
    expect(mistakesOf(body)).toEqual([
      ["#term", "Choose a term"],
      ["#from-day", "Enter the first day of the term as a real date, like 3 9 2026"],
      ["#to-day", "Enter the last day of the term"],
      ["#half-to-day", "Enter the last day of half term"],
      ["#inset", "Enter each training day on a line of its own, like 3/9/2026"],
    ]);
    expect(load(body ?? "")("#from-day").val()).toBe("31");
    expect(load(body ?? "")("#inset").text()).toBe("first Monday");
    expect((await kept()).version).toBe(0);
  });

  it("says where a term meets its neighbour", async () => {
    const { post, keep } = aSettingsOffice(table);
    await keep(...aYear);
    const late = { ...typedAutumn, ...boxes("to", "5 1 2027"), seen: "1" };
    const { body } = await post(office, "term", late, "term=2026-autumn");
    expect(mistakesOf(body)).toEqual([
      [
        "#to-day",
        "Spring term 2027: The term must begin after Autumn term 2026 ends (5 January 2027)",
      ],
    ]);
  });

  it("tells the second of two people what the first did, and keeps what they typed", async () => {
    const { post, keep, kept } = aSettingsOffice(table);
    await keep(spring);
    await post(head, "term", { ...typedAutumn, seen: "1" });
    const other = { ...typedAutumn, ...boxes("to", "17 12 2026"), seen: "1" };
    const { body = "", statusCode } = await post(office, "term", other);
    expect(statusCode).toBe(409);
    expect(wordsOf(body)).toContain("Amara Osei, Headteacher, 20 November 2026 at 12:00");
    expect(load(body)("#to-day").val()).toBe("17");
    expect((await kept()).terms[0]).toEqual(autumn);
    const seen = String(load(body)("input[name=seen]").val());
    expect((await post(office, "term", { ...other, seen })).statusCode).toBe(303);
    expect((await kept()).terms[0]?.to).toBe("2026-12-17");
  });

  it("is not for others of the staff", async () => {
    const { open, post, kept } = aSettingsOffice(table);
    expect((await open(lead, "term")).statusCode).toBe(403);
    expect((await post(lead, "term", { ...typedAutumn, seen: "0" })).statusCode).toBe(403);
    expect((await post(lead, "remove", { term: "2026-autumn", seen: "0" })).statusCode).toBe(403);
    expect((await kept()).version).toBe(0);
  });
});

describe("removing a term", () => {
  it("asks first", async () => {
    const { open, post, keep, kept } = aSettingsOffice(table);
    await keep(...aYear);
    const { body } = await open(clerk, "remove", { query: "term=2027-spring" });
    expect(wordsOf(body)).toContain("Remove Spring term 2027?");
    expect((await kept()).terms).toHaveLength(3);
    const gone = await post(clerk, "remove", { term: "2027-spring", seen: "1" });
    expect(gone.headers["location"]).toBe("/settings/terms?done=remove");
    expect((await kept()).terms).toEqual([autumn, summer]);
  });

  it("asks again if somebody changed the terms meanwhile", async () => {
    const { post, keep, kept } = aSettingsOffice(table);
    await keep(...aYear);
    const other = { ...typedAutumn, ...boxes("to", "17 12 2026"), seen: "1" };
    await post(head, "term", other);
    const fields = { term: "2026-autumn", seen: "1" };
    const { statusCode, body } = await post(clerk, "remove", fields, "term=2026-autumn");
    expect(statusCode).toBe(409);
    expect(wordsOf(body)).toContain("Changed meanwhile");
    expect((await kept()).terms).toHaveLength(3);
  });

  it("finds no term that is not there, and no step that there is not", async () => {
    const { open } = aSettingsOffice(table);
    expect((await open(clerk, "remove", { query: "term=2027-spring" })).statusCode).toBe(404);
    expect((await open(clerk, "colour")).statusCode).toBe(404);
  });
});
