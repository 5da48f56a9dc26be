import { describe, expect, it } from "vitest";
import type { Member } from "#shared/domain/school/session.ts";
import { instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as, chair, clerk, governor, head, lead, work } from "./summary-office.ts";

const table = aTable();

describe("the register as a file", () => {
  it("has a line for every incident, with words and names, for people and spreadsheets", async () => {
    const { record, open, rows } = anOffice(table);
    await record(1, { categories: ["privacy", "photographs"], siteOther: '=HYPERLINK("x")' });
    await record(
      1,
      {},
      { status: "triaged", ...work({ title: "Post, “unkind”", owner: head.name }) },
    );
    const answer = await open(head, "", { path: "/register.csv" });
    expect(answer.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="register-highters-heath-2027-06-01.csv"',
      "cache-control": "no-store",
    });
    expect(answer.body?.startsWith("\u{FEFF}")).toBe(true);
    const [heading = [], second = [], first = []] = await rows(head);
    expect(heading).toHaveLength(13);
    expect(second.slice(1, 5)).toEqual([
      "Post, “unkind”",
      "2026-11-20 12:00",
      "2026-11-20",
      "Breach",
    ]);
    expect(second.slice(7)).toEqual(["Triaged", "", "Not assessed", head.name, "", ""]);
    expect(first[5]).toBe(
      "Someone’s privacy not respected; Photographs or videos shared that should not have been",
    );
    expect(first[11]).toBe(`'=HYPERLINK("x")`);
  });

  it("holds what the register's filters show, and nothing that this person is kept from", async () => {
    const { record, rows } = anOffice(table);
    await record(2);
    await record(1, { kind: "concern" });
    await record(1, { kind: "concern" }, { at: instant.parse("2027-02-01T12:00:00Z") });
    await record(1, {
      kind: "concern",
      people: [{ name: "Mrs Osei", relationship: "staff", involvement: "witness", roles: [] }],
    });
    const count = async (member: Member, query = "") => (await rows(member, query)).length - 1;
    expect([await count(lead), await count(head), await count(chair)]).toEqual([5, 4, 1]);
    expect(await count(lead, "kind=concern")).toBe(3);
    expect(await count(lead, "kind=concern&period=2026-autumn")).toBe(2);
    expect(await count(head, "kind=concern&period=2026-autumn")).toBe(1);
  });

  it("is noted before it is given, for one write", async () => {
    const { record, open, calls, looks } = anOffice(table);
    await record(1);
    await open(lead, "", { path: "/register.csv" });
    expect(calls).toEqual(["GetItem", "Query", "PutItem"]);
    expect(await looks()).toEqual([
      {
        who: "Beth Lindqvist, Safeguarding lead",
        what: "exported",
        at: "2027-06-01T09:00:00.000Z",
      },
    ]);
  });

  it("is only for those who work the register", async () => {
    const { open } = anOffice(table);
    const statuses = [];
    for (const member of [governor, clerk, as("Sam Reed", "office")]) {
      statuses.push((await open(member, "", { path: "/register.csv" })).statusCode);
    }
    expect(statuses).toEqual([403, 403, 403]);
  });
});
