import { describe, expect, it } from "vitest";
import { maskedAddress, questionId } from "#shared/domain/policy/acknowledgement.ts";
import { firstVersion, withFirst } from "#shared/domain/policy/policy-version.ts";
import { questionMails } from "#shared/domain/policy/question-mail.ts";
import { changedTitles, versionToRead } from "#shared/domain/policy/version-to-read.ts";
import { day } from "#shared/domain/time.ts";
import { aPerson, aSchool, chair, head, noon } from "#test/support/builders.ts";
import { adopted, aVersion } from "#test/support/policy-versions.ts";
import { sha } from "#test/support/world.ts";

const on = (text: string) => day.parse(text);
const first = firstVersion(sha);
const { version, words } = aVersion();

describe("what somebody is asked to read", () => {
  const second = adopted(version, on("2027-02-01"));
  const versions = withFirst([second], sha);

  it.each([
    ["the words of the mail, while they are in force", first.hash, "2027-01-31", 1, false],
    ["those of a version to come, as soon as it is adopted", second.hash, "2027-01-31", 2, false],
    ["the words that took their place", first.hash, "2027-02-01", 2, true],
    ["the words in force, if nobody knows those of the mail", sha("?"), "2027-01-31", 1, true],
  ])("is %s", (_, hash, today, number, isAnother) => {
    const read = versionToRead(versions, hash, on(today));
    expect([read.version.number, read.isAnother]).toEqual([number, isAnother]);
  });

  it("is never a draft, a proposal or what was withdrawn", () => {
    for (const status of ["draft", "proposed", "withdrawn"] as const) {
      const all = withFirst([{ ...version, status }], sha);
      const read = versionToRead(all, version.hash, on("2027-02-01"));
      expect([read.version.number, read.isAnother]).toEqual([1, true]);
    }
  });

  it("is the same for a version that was approved again with the same words", () => {
    const again = { ...second, hash: first.hash };
    const read = versionToRead(withFirst([again], sha), first.hash, on("2027-02-01"));
    expect([read.version.number, read.isAnother]).toEqual([2, false]);
  });

  it("names the clauses that changed by their titles, and none that were dropped", () => {
    const clausesChanged = ["lesson-time", "dropped-clause"];
    expect(changedTitles(words, { clausesChanged })).toEqual([
      "No social media in lesson time unless it is part of the lesson",
    ]);
  });
});

describe("a question about the policy", () => {
  const id = questionId(3, sha("somebody"));

  it("is known by its version and half a digest", () => {
    expect(id).toMatch(/^003-[0-9a-f]{32}$/);
    expect(questionId(12, sha("somebody")) > id).toBe(true);
  });

  it("is told of to each headteacher once, and to nobody else", () => {
    const second = aPerson("Jo Bell", "headteacher", "governor");
    const school = aSchool({ people: [head, second, chair] });
    const mails = questionMails({ id, version: 3, askedAt: noon }, school);
    expect(mails.map(({ to }) => to.email)).toEqual([head.email, second.email]);
    expect(new Set(mails.map((one) => one.id)).size).toBe(2);
    expect(mails[0]).toMatchObject({ about: `question-${id}`, facts: { version: "3" } });
  });
});

it.each([
  ["parent@example.org", "p…@example.org"],
  ["a@b.example", "a…@b.example"],
])("shows of %s no more than %s", (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});
