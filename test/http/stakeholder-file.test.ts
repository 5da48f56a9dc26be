import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "#functions/http/calendar-file.ts";
import { csv } from "#functions/http/csv.ts";
import { readStakeholderList } from "#functions/http/stakeholder-file.ts";
import { wantedStakeholder } from "#shared/domain/reminders/wanted-stakeholder.ts";

const pat = { name: "Pat Parent", email: "pat@example.org", audiences: "Parents", language: "ur" };
const linesIn = (text: string) => {
  const read = readStakeholderList(text);
  return read.ok ? read.lines : read.words;
};

describe("a list of people", () => {
  it.each([
    ["by commas", "Name,Email,Group,Language\nPat Parent,pat@example.org,Parents,ur\n"],
    ["by semicolons", "Email;Language;Name;Group\r\npat@example.org;ur;Pat Parent;Parents\r\n"],
    [
      "by tabs",
      "Audience\tFull name\tE-mail\tHome language\nParents\tPat Parent\tpat@example.org\tur",
    ],
    [
      "with a mark in front",
      "\uFEFFname,e-mail address,audiences,language\nPat Parent,pat@example.org,Parents,ur",
    ],
    [
      "quoted",
      '"Name","EMAIL","Groups","Languages"\n"Pat Parent","pat@example.org","Parents","ur"',
    ],
    [
      "with names in two columns",
      "Surname,Forename,Email,Type,Language\nParent,Pat,pat@example.org,Parents,ur",
    ],
    [
      "with columns of no use",
      "Class,Name,Email,Group,Language,Phone\nRed,Pat Parent,pat@example.org,Parents,ur,1",
    ],
  ])("is read: %s", (_, text) => {
    expect(linesIn(text)).toEqual([{ line: 2, ...pat }]);
  });

  it("says of each person on which line of the file they stand", () => {
    const text = 'sep=;\r\nName;Email\r\n\r\nA;a@x.org\r\n;\r\n"B\r\nC";b@x.org\r\nD;d@x.org\r\n';
    expect(linesIn(text)).toMatchObject([
      { line: 4, name: "A" },
      { line: 7, name: "B\nC" },
      { line: 8, name: "D", audiences: "", language: "" },
    ]);
  });

  it("comes back as it was from a file of ours, whatever a spreadsheet would compute", () => {
    const rows = [
      ["Name", "Email", "Groups", "Language"],
      ["=1+1", "+tag@example.org", "Staff; Governors", "en"],
      ["'t Hooft", "-x@example.org", "Staff", "pa-Arab"],
      ['Ann "Annie" O’Neil, née Ó Briain', "ann@example.org", "Staff", "cy"],
    ];
    expect(linesIn(csv(rows))).toMatchObject(
      rows
        .slice(1)
        .map(([name, email, audiences, language]) => ({ name, email, audiences, language })),
    );
  });

  it("comes back as it was, whatever people are called", () => {
    const person = fc
      .record({
        name: fc.string({ unit: "binary", maxLength: 40 }),
        email: fc.emailAddress(),
        audiences: fc.constant(["staff"]),
        language: fc.constant("en"),
      })
      .map((told) => wantedStakeholder.safeParse(told).data)
      .filter((one) => one !== undefined);
    let seen = 0;
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (all) => {
        seen += 1;
        const rows = all.map((one) => [one?.name ?? "", one?.email ?? "", "Staff", "en"]);
        const read = linesIn(csv([["Name", "Email", "Group", "Language"], ...rows]));
        expect(read).toMatchObject(rows.map(([name, email]) => ({ name, email })));
      }),
      { numRuns: 300 },
    );
    expect(seen).toBe(300);
  });

  it.each([
    ["Windows", Uint8Array.from([0x5a, 0x6f, 0xeb])],
    ["UTF-8", new TextEncoder().encode("Zoë")],
    ["Excel’s Unicode text", Uint8Array.from([0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0])],
  ])("keeps its accents, written by %s", (_, bytes) => {
    expect(textOf(bytes).replace("\uFEFF", "")).toBe("Zoë");
  });

  it.each([
    ["nothing", "", "There is nothing in the file"],
    ["empty lines", "\n,,\n", "There is nothing in the file"],
    [
      "no heading",
      "Pat,pat@example.org\n",
      "The first line must name the columns, and one of them must be “Email”",
    ],
    [
      "no name",
      "Email\npat@example.org",
      "The first line must name the columns, and one of them must be “Name”",
    ],
    ["nobody", "Name,Email\n", "There is nobody in the file below its first line"],
    [
      "an open quotation mark",
      'Name,Email\n"Pat,pat@example.org\n',
      expect.stringContaining("is not closed"),
    ],
    [
      "an endless cell",
      `Name,Email\nPat,${"x".repeat(30_000)}`,
      expect.stringContaining("cannot be read"),
    ],
    ["a workbook", "PK\u0003\u0004…", expect.stringContaining("save it as “CSV UTF-8”")],
    [
      "too many",
      `Name,Email\n${"A,a@x.org\n".repeat(5001)}`,
      "The file must have at most 5,000 people",
    ],
    [
      "too much",
      `Name,Email\n${"A,a@x.org\n".repeat(300_000)}`,
      "The file must be smaller than 2 MB",
    ],
  ])("is refused with what to do about it: %s", (_, text, words) => {
    expect(linesIn(text)).toEqual(words);
  });

  it("may have exactly 5,000 people", () => {
    expect(linesIn(`Name,Email\n${"A,a@x.org\n".repeat(5000)}`)).toHaveLength(5000);
  });
});
