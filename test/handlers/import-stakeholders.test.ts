import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { readStakeholderList } from "#functions/http/stakeholder-file.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aStakeholderOffice } from "#test/support/stakeholder-office.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const table = aTable();
const office = as("Hollie Brandt", "office");
const textOf = (body = "") => load(body)("main").text().replaceAll(/\s+/g, " ");
const batchIn = (body = "") => String(load(body)("input[name=batch]").first().val() ?? "");
const mistakeOf = (body = "") => load(body)(".govuk-error-summary__list a").text();
const linesOf = (csv = "") => {
  const read = readStakeholderList(csv);
  return read.ok ? read.lines : read.words;
};

const file = [
  "Full name,E-mail address,Group,Home language",
  "Pat Parent,pat@example.org,Parents,Urdu",
  "Sam Staff,SAM@example.org,Staff; Governors,",
  "Same Again,sam@example.org,Staff,",
  "Vic Volunteer,vic@example.org,Pirates,",
  "Kim Known,kim@example.org,Parents,",
].join("\r\n");

describe("a list of people", () => {
  it("is shown line by line before anything is saved, and then taken", async () => {
    const { upload, post, keep, kept } = aStakeholderOffice(table);
    await keep(
      aStakeholder({ email: "kim@example.org", name: "Kim Known" }),
      aStakeholder({ email: "pat@example.org", name: "Pat Parent", audiences: ["staff"] }),
    );
    const { body = "" } = await upload(office, file);
    const text = textOf(body);
    expect(text).toContain("Refused: 2 peopleWill be changed: 1 personWill be added: 1 person");
    expect(text).toContain("Group: Staff → Staff, Parents and carers. Language: English → Urdu");
    expect(text).toContain("Line 3 has the same address");
    expect(text).toContain("“Pirates” is no group");
    expect(await kept()).toHaveLength(2);

    const taken = await post(office, "/stakeholders/take", { batch: batchIn(body) });
    expect(textOf(taken.body)).toContain("1 person added, 1 person changed");
    const after = await kept();
    expect(after.map(({ email, audiences, language }) => [email, audiences, language])).toEqual([
      ["kim@example.org", ["parents-carers"], "en"],
      ["pat@example.org", ["staff", "parents-carers"], "ur"],
      ["sam@example.org", ["staff", "governors"], "en"],
    ]);
    const again = await post(office, "/stakeholders/take", { batch: batchIn(body) });
    expect(textOf(again.body)).toContain("1 person added, 1 person changed");
    expect(await kept()).toEqual(after);

    const refused = await post(office, "/stakeholders/lines", { batch: batchIn(taken.body) });
    expect(refused.headers["content-disposition"]).toContain("refused-lines.csv");
    expect(linesOf(refused.body)).toMatchObject([
      { name: "Same Again", email: "sam@example.org", audiences: "Staff" },
      { name: "Vic Volunteer", email: "vic@example.org", audiences: "Pirates" },
    ]);
  });

  it("may be pasted from a spreadsheet, with one group for all", async () => {
    const { upload } = aStakeholderOffice(table);
    const text = "Name\tEmail\nPat\tpat@example.org\nSam\tsam@example.org";
    const { body } = await upload(office, "", { text, otherwise: "volunteers" });
    expect(textOf(body)).toContain("Will be added: 2 people");
    const asked = await upload(office, "", { text: `${text}\n"`, otherwise: "volunteers" });
    expect([asked.statusCode, mistakeOf(asked.body)]).toEqual([
      422,
      expect.stringContaining("A quotation mark"),
    ]);
    expect(load(asked.body ?? "")("textarea").text()).toContain("sam@example.org");
    expect(load(asked.body ?? "")("#otherwise").val()).toBe("volunteers");
  });

  it("is asked for again if it is none, too large, too old or made by hand", async () => {
    const { upload, post, clock, kept } = aStakeholderOffice(table);
    expect(mistakeOf((await upload(office, "")).body)).toContain("Choose a file");
    const large = await upload(office, "x".repeat(2_300_000));
    expect(mistakeOf(large.body)).toBe("The file must be smaller than 2 MB");
    const batch = batchIn((await upload(office, file)).body);
    for (const wrong of ["", "tampered", `${batch}x`]) {
      expect((await post(office, "/stakeholders/take", { batch: wrong })).statusCode).toBe(422);
    }
    clock.forward(2 * 3600 + 1);
    const old = await post(office, "/stakeholders/take", { batch });
    expect(mistakeOf(old.body)).toContain("longer than two hours");
    expect(await kept()).toEqual([]);
  });

  it("shows nothing of a file as anything but text", async () => {
    const { upload } = aStakeholderOffice(table);
    const name = "<script>alert(1)</script>";
    const { body = "" } = await upload(
      office,
      `Name,Email,Group\n${name},a@x.org,Staff\n${name},${name},${name}`,
    );
    expect(body).not.toContain("<script>alert");
    expect(textOf(body)).toContain(name);
  });

  it("saved by us is understood by us, and changes nothing", async () => {
    const { open, upload, keep } = aStakeholderOffice(table);
    await keep(
      aStakeholder({ email: "+x@example.org", name: "=cmd|' /C calc'!A0", language: "pa-Arab" }),
      aStakeholder({
        email: "b@x.org",
        name: "Zoë “Z” O’Neil; née Ó",
        audiences: ["staff", "governors"],
      }),
      aStakeholder({ email: "c@x.org", unsubscribedAt: noon }),
    );
    const saved = await open(office, "/stakeholders.csv");
    expect(saved.headers["content-disposition"]).toContain(
      "stakeholders-highters-heath-2026-11-20.csv",
    );
    expect(saved.body).toContain(`"'=cmd`);
    expect(saved.body).toContain(`"'+x@example.org"`);
    const { body } = await upload(office, saved.body ?? "");
    expect(textOf(body)).toContain("In the list already: 3 people");
    expect(textOf(body)).toContain("nothing in this file that would change the list");
    expect((await table.rows()).filter(({ what }) => what?.S === "stakeholders")).toHaveLength(1);
  });

  it("of 5,000 people is taken step by step, each page saying how far it is", async () => {
    const { upload, post, kept, log } = aStakeholderOffice(table);
    const rows = Array.from(
      { length: 5000 },
      (_, which) => `Parent Number ${which},parent.${which * 7919}@example.org,Parents,en`,
    );
    const begun = performance.now();
    let { body = "" } = await upload(office, ["Name,Email,Group,Language", ...rows].join("\n"));
    const previewed = performance.now();
    expect(textOf(body)).toContain("Will be added: 5,000 people");
    let [steps, moved] = [0, 0];
    const told: string[] = [];
    while (steps === 0 || body.includes("data-goes-on")) {
      const batch = batchIn(body);
      steps += 1;
      moved += batch.length;
      ({ body = "" } = await post(office, "/stakeholders/take", { batch }));
      told.push(load(body)("h1").text().trim());
    }
    const [toPreview, toTake] = [previewed - begun, performance.now() - previewed];
    console.info(
      `5,000 people: preview ${Math.round(toPreview)} ms, ${steps} steps ${Math.round(toTake)} ms, ${Math.round(moved / 1000)} kB sent`,
    );
    expect(told).toHaveLength(20);
    expect(told.slice(0, 2)).toEqual([
      "250 of 5,000 lines are done",
      "500 of 5,000 lines are done",
    ]);
    expect(told.at(-1)).toBe("The whole file is done");
    expect(textOf(body)).toContain("5,000 people added");
    expect(await kept()).toHaveLength(5000);
    expect(log.lines.map(({ facts }) => JSON.stringify(facts)).join()).not.toMatch(/@|Number/);
  }, 100_000);
});
