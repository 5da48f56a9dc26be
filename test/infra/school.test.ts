import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSchool, requireSchool } from "#infra/schools/read-school.ts";
import { profile } from "./synthesised.ts";

const folder = mkdtempSync(join(tmpdir(), "schools-"));

function fileWith(content: unknown): string {
  const file = join(folder, "school.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const faultsOf = (content: unknown): readonly string[] => {
  const reading = readSchool(fileWith(content));
  return reading.ok ? [] : reading.faults;
};

const [first, second, ...others] = profile.people;

describe("a school profile", () => {
  it("is read as it stands in its file", () => {
    expect(readSchool(fileWith(profile))).toEqual({ ok: true, profile });
  });

  it.each<[string, unknown, string[]]>([
    [
      "a wrong address",
      {
        ...profile,
        people: [first, second, { ...others[0], email: "chandra" }, ...others.slice(1)],
      },
      ["people[2].email: must be an e-mail address, like office@example.org"],
    ],
    [
      "a wrong colour and a wrong prefix, both at once",
      { ...profile, referencePrefix: "hh", colour: "green" },
      [
        "referencePrefix: must be 2 to 4 capital letters, like HH",
        "colour: must be a colour, like #1d3c6d",
      ],
    ],
    ["a field that is missing", { ...profile, phone: undefined }, ["phone: is missing"]],
    ["a field nobody knows", { ...profile, motto: "Play" }, ["motto: is not a field of a profile"]],
    [
      "a role nobody knows",
      { ...profile, people: [{ ...first, roles: ["head"] }, second, ...others] },
      [
        "people[0].roles[0]: must be one of headteacher, safeguarding-lead, computing-lead, chair-of-governors, governor, clerk, office",
      ],
    ],
    [
      "a list where an object belongs",
      { ...profile, mail: [] },
      ["mail: must be an object: { … }"],
    ],
    ["text where a list belongs", { ...profile, help: "999" }, ["help: must be a list: [ … ]"]],
    [
      "a committee of strangers, whose quorum nobody reaches and for whom nobody signs",
      {
        ...profile,
        review: {
          decidedBy: "committee",
          members: ["amara-osei", "ewan-sutherland"],
          quorum: 3,
          signedBy: "nobody",
        },
      },
      [
        "review.members: amara-osei is no governor",
        "review.name: is missing, for a committee decides",
        "review.quorum: 3 have to approve, but only 2 decide",
        "review.signedBy: nobody has the id or the role nobody",
      ],
    ],
    ["something else altogether", [], ["profile: must be an object: { … }"]],
    [
      "two people with one id",
      { ...profile, people: [first, second, ...others, { ...first, email: "other@example.org" }] },
      ["people[8].id: already used by another person"],
    ],
    [
      "nobody who is headteacher",
      { ...profile, people: [second, ...others] },
      ["people: nobody is headteacher"],
    ],
  ])("names %s", (_, content, faults) => {
    expect(faultsOf(content)).toEqual(faults);
  });

  it("says that a file is missing, or is not JSON", () => {
    const nowhere = join(folder, "nowhere.json");
    expect(readSchool(nowhere)).toEqual({
      ok: false,
      faults: [`${nowhere}: there is no such file`],
    });
    expect(faultsOf("{ name: ")).toEqual([
      expect.stringMatching(/school\.json: is not JSON \(.+\)$/),
    ]);
  });

  it("stops the stacks with every fault, a line each", () => {
    const file = fileWith({ ...profile, phone: undefined, colour: "green" });
    expect(() => requireSchool(file)).toThrow(
      "The school profile cannot be used:\n  phone: is missing\n  colour: must be a colour, like #1d3c6d",
    );
  });
});

describe("the command that checks a profile", () => {
  const script = "infra/schools/check-school.ts";

  it("says that the default school is valid", () => {
    const said = execFileSync(process.execPath, [
      script,
      "check",
      "infra/schools/highters-heath.json",
    ]);
    expect(said.toString()).toBe(
      "infra/schools/highters-heath.json is a valid school profile: Highters Heath Nursery School, 8 people, references begin with HH-.\n",
    );
  });

  it("says what is wrong and fails", () => {
    const { status, stderr } = spawnSync(process.execPath, [script, "check", fileWith("[]")]);
    expect([status, stderr.toString()]).toEqual([1, "profile: must be an object: { … }\n"]);
  });

  it("says how it is used", () => {
    const { status, stderr } = spawnSync(process.execPath, [script]);
    expect([status, stderr.toString()]).toEqual([2, "Usage: npm run school -- check FILE\n"]);
  });
});
