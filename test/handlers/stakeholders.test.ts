import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aStakeholderOffice } from "#test/support/stakeholder-office.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const office = as("Hollie Brandt", "office");

const textOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const rowsOf = (body = "") => {
  const page = load(body);
  return page("tbody tr")
    .toArray()
    .map((row) =>
      page(row)
        .find("th, td")
        .toArray()
        .slice(0, 5)
        .map((cell) => page(cell).text()),
    );
};
/** Where a link of the page leads whose words begin so. */
const linkIn = (body = "", words = "") =>
  load(body)("main a")
    .filter((_, link) => load(link).text().startsWith(words))
    .first()
    .attr("href") ?? "";
const mistakesIn = (body = "") =>
  load(body)(".govuk-error-summary__list a")
    .toArray()
    .map((one) => load(one).text());
const locationOf = (answer: { headers: Record<string, string> }) =>
  answer.headers["location"] ?? "";

const fields = (changes: Readonly<Record<string, string>> = {}) => ({
  name: "Pat Parent",
  email: "pat@example.org",
  audiences: "parents-carers",
  language: "en",
  ...changes,
});

describe("the list of stakeholders", () => {
  it("says first what to do, and takes the school's own people with one press", async () => {
    const { open, post, school } = aStakeholderOffice(table);
    expect(textOf((await open(office)).body)).toContain("Nobody is in the list yet");
    const added = await post(office, "/stakeholders/own-people");
    expect(locationOf(added)).toBe(
      `/stakeholders?done=own-people&added=${school.people.length}&known=0`,
    );
    const { body = "" } = await open(office, locationOf(added));
    expect(rowsOf(body)).toHaveLength(school.people.length);
    expect(textOf(body)).toContain(`${school.people.length} people of the school’s own were added`);
    const again = await post(office, "/stakeholders/own-people");
    expect(locationOf(again)).toContain(`added=0&known=${school.people.length}`);
  });

  it("says of everybody whether mail gets to them, in two queries and one call", async () => {
    const { open, keep, suppress, calls } = aStakeholderOffice(table);
    await keep(
      aStakeholder({ email: "a@x.org", language: "ur" }),
      aStakeholder({ email: "b@x.org", unsubscribedAt: noon }),
      aStakeholder({ email: "c@x.org", audiences: ["staff", "governors"] }),
      aStakeholder({ email: "d@x.org" }),
    );
    await suppress("c@x.org", "bounced");
    await suppress("d@x.org", "complained");
    const { body } = await open(head);
    expect(
      rowsOf(body).map(([email, , group, language, mail]) => [email, group, language, mail]),
    ).toEqual([
      ["a@x.org", "Parents and carers", "Urdu", "Gets reminders"],
      ["b@x.org", "Parents and carers", "English", "Asked for none"],
      ["c@x.org", "Staff, Governors", "English", expect.stringMatching(/^Mail comes back/)],
      ["d@x.org", "Parents and carers", "English", expect.stringMatching(/^Marked as unwanted/)],
    ]);
    expect(calls.toSorted()).toEqual(["BatchGetItem", "Query", "Query"]);
  });

  it("goes on from page to page, by group, name and address, and shows each once", async () => {
    const { open, post, keep } = aStakeholderOffice(table);
    const all = Array.from({ length: 120 }, (_, which) =>
      aStakeholder({
        email: `p${String(which).padStart(3, "0")}@example.org`,
        audiences: which % 2 === 0 ? ["staff"] : ["volunteers"],
      }),
    );
    await keep(...all, aStakeholder({ email: "q@example.org", audiences: ["staff"] }));
    const walk = async (address: string) => {
      const seen: string[] = [];
      let next = address;
      while (next !== "") {
        const { body } = await open(office, next);
        seen.push(...rowsOf(body).map(([email = ""]) => email));
        expect(next).not.toMatch(/example|@|%40/);
        next = linkIn(body, "More people");
      }
      return seen;
    };
    const found = async (text: string, audience: string) =>
      walk(locationOf(await post(office, "/stakeholders/find", { text, audience })));
    const emails = (audience: string) =>
      all
        .filter((one) => one.audiences.some((held) => held === audience))
        .map(({ email }) => email);
    expect(await walk("/stakeholders")).toEqual([
      ...all.map(({ email }) => email),
      "q@example.org",
    ]);
    expect(await found("", "staff")).toEqual([...emails("staff"), "q@example.org"]);
    expect(await found(" P ", "volunteers")).toEqual(emails("volunteers"));
    expect(await found("p11", "")).toEqual(all.slice(110).map(({ email }) => email));
    expect(await found("p110@example.org", "")).toEqual(["p110@example.org"]);
    expect(await found("zebra", "")).toEqual([]);
    expect(await walk("/stakeholders?look=tampered")).toHaveLength(121);
    const json = await open(office, "/stakeholders", "application/json");
    expect(JSON.parse(json.body ?? "")).toMatchObject({ count: 121, next: expect.any(String) });
  });

  it("is open to nobody but the headteacher and the office", async () => {
    const { open, post, kept } = aStakeholderOffice(table);
    for (const role of [
      "safeguarding-lead",
      "computing-lead",
      "chair-of-governors",
      "governor",
      "clerk",
    ]) {
      const other = as("Somebody Else", role);
      for (const address of ["", "/add", "/import", ".csv"]) {
        const { statusCode, body = "" } = await open(other, `/stakeholders${address}`);
        const shown = load(body)('nav a[href="/stakeholders"]').length;
        expect({ statusCode, shown }).toEqual({ statusCode: 403, shown: 0 });
      }
      expect((await post(other, "/stakeholders/own-people")).statusCode).toBe(403);
      expect((await post(other, "/stakeholders/add", fields())).statusCode).toBe(403);
    }
    expect(await kept()).toEqual([]);
    expect((await open(office, "/stakeholders/elsewhere")).statusCode).toBe(404);
    expect((await open(office, "/stakeholders/constructor")).statusCode).toBe(404);
    expect(locationOf(await open(office, "/stakeholders/take"))).toBe("/stakeholders");
  });
});

describe("a person", () => {
  it("is added, or asked for again with everything that was typed", async () => {
    const { post, kept } = aStakeholderOffice(table);
    const wrong = await post(
      office,
      "/stakeholders/add",
      fields({ email: "p\u0430t@example.org", audiences: "" }),
    );
    expect([wrong.statusCode, mistakesIn(wrong.body)]).toEqual([
      422,
      [
        expect.stringContaining("may look like a usual one, but is not"),
        "Choose at least one group",
      ],
    ]);
    expect(load(wrong.body ?? "")("#name").val()).toBe("Pat Parent");
    expect(load(wrong.body ?? "")("#email").val()).toBe("p\u0430t@example.org");
    expect(locationOf(await post(office, "/stakeholders/add", fields()))).toBe(
      "/stakeholders?done=added",
    );
    const twice = await post(office, "/stakeholders/add", fields({ name: "Other" }));
    expect([twice.statusCode, mistakesIn(twice.body)]).toEqual([
      409,
      ["This address is in the list already, as Pat Parent"],
    ]);
    expect(await kept()).toMatchObject([{ name: "Pat Parent", version: 1 }]);
  });

  it("is changed, and who comes second is told what the first did and loses nothing", async () => {
    const { open, post, keep, kept } = aStakeholderOffice(table);
    await keep(aStakeholder({ email: "pat@example.org" }));
    const edit = linkIn((await open(office)).body, "Change");
    expect(edit).not.toMatch(/pat|@|%40/);
    const { body = "" } = await open(office, edit);
    expect(load(body)("#email").val()).toBe("pat@example.org");
    const seen = String(load(body)("input[name=seen]").val());
    expect((await post(head, edit, { ...fields({ name: "First" }), seen })).statusCode).toBe(303);
    const late = await post(office, edit, { ...fields({ name: "Second", language: "pl" }), seen });
    expect(late.statusCode).toBe(409);
    expect(textOf(late.body)).toContain("In the list now: First, pat@example.org");
    const page = load(late.body ?? "");
    expect([page("#name").val(), page("#language").val()]).toEqual(["Second", "pl"]);
    const again = {
      ...fields({ name: "Second", language: "pl" }),
      seen: String(page("input[name=seen]").val()),
    };
    expect((await post(office, edit, again)).statusCode).toBe(303);
    expect(await kept()).toMatchObject([{ name: "Second", language: "pl", version: 3 }]);
  });

  it("that was removed meanwhile may be added again with what was typed", async () => {
    const { open, post, keep, store } = aStakeholderOffice(table);
    const pat = aStakeholder({ email: "pat@example.org" });
    await keep(pat);
    const edit = linkIn((await open(office)).body, "Change");
    await store.remove(pat);
    const late = await post(office, edit, { ...fields({ name: "Typed" }), seen: "1" });
    const page = load(late.body ?? "");
    expect([late.statusCode, page("#name").val()]).toEqual([409, "Typed"]);
    expect(page("main form").attr("action")).toBe("/stakeholders/add");
    expect(mistakesIn(late.body)).toEqual([expect.stringContaining("add the person again")]);
  });

  it("is reminded again only once somebody says that they asked for it", async () => {
    const { open, post, keep, kept } = aStakeholderOffice(table);
    await keep(aStakeholder({ email: "pat@example.org", unsubscribedAt: noon }));
    const edit = linkIn((await open(office)).body, "Change");
    expect(textOf((await open(office, edit)).body)).toContain(
      "asked for no more reminders on 20 November 2026",
    );
    await post(office, edit, { ...fields({ name: "New" }), seen: "1" });
    expect(await kept()).toMatchObject([{ name: "New", unsubscribedAt: noon }]);
    await post(office, edit, { ...fields({ name: "New" }), seen: "2", wish: "again" });
    expect((await kept())[0]?.unsubscribedAt).toBeUndefined();
  });

  it("of the staff is not asked whether they want reminders", async () => {
    const { open, keep } = aStakeholderOffice(table);
    await keep(aStakeholder({ audiences: ["staff"] }));
    const { body } = await open(office, linkIn((await open(office)).body, "Change"));
    expect(textOf(body)).not.toContain("Do they want reminders?");
  });

  it("is removed after a second question, with a warning if they declined", async () => {
    const { open, post, keep, kept } = aStakeholderOffice(table);
    await keep(aStakeholder({ email: "pat@example.org", unsubscribedAt: noon }));
    const list = (await open(office)).body;
    const remove = linkIn(list, "Remove");
    expect(textOf((await open(office, remove)).body)).toContain(
      "Once they are removed that is forgotten",
    );
    await post(head, linkIn(list, "Change"), { ...fields({ name: "New" }), seen: "1" });
    const late = await post(office, remove, { seen: "1" });
    expect([late.statusCode, (await kept()).length]).toEqual([409, 1]);
    expect(locationOf(await post(office, remove, { seen: "2" }))).toBe(
      "/stakeholders?done=removed",
    );
    expect(await kept()).toEqual([]);
    expect((await open(office, remove)).statusCode).toBe(404);
    expect((await open(office, "/stakeholders/edit?who=tampered")).statusCode).toBe(404);
  });
});
