import { describe, expect, it } from "vitest";
import { languageFrom, languageNames } from "#shared/domain/reminders/language-names.ts";
import { ownPeople } from "#shared/domain/reminders/own-people.ts";
import {
  audienceFrom,
  type FileLine,
  planStakeholders,
} from "#shared/domain/reminders/plan-stakeholders.ts";
import { language, type Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import {
  keepsStakeholders,
  stakeholderKeepers,
} from "#shared/domain/reminders/stakeholder-access.ts";
import { standingOf } from "#shared/domain/reminders/stakeholder-standing.ts";
import { wantedFaults } from "#shared/domain/reminders/wanted-stakeholder.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const aLine = (changes: Partial<FileLine> = {}): FileLine => ({
  line: 2,
  name: "Pat Parent",
  email: "pat@example.org",
  audiences: "Parents",
  language: "",
  ...changes,
});
const plan = (lines: readonly FileLine[], ...list: readonly Stakeholder[]) =>
  planStakeholders(lines, {
    list: new Map(list.map((one) => [one.email, one])),
    otherwise: undefined,
  });
const reasonsOf = (changes: Partial<FileLine>) => {
  const [one] = plan([aLine(changes)]);
  return one?.fate === "refused" ? one.reasons : one?.fate;
};

describe("a line of a file", () => {
  it("adds whoever is not in the list, in English unless it says otherwise", () => {
    expect(plan([aLine({ email: " Pat@Example.ORG ", audiences: "Carers; staff" })])).toMatchObject(
      [
        {
          fate: "added",
          wanted: {
            name: "Pat Parent",
            email: "pat@example.org",
            audiences: ["staff", "parents-carers"],
            language: "en",
          },
        },
      ],
    );
  });

  it("changes whoever is there otherwise, and leaves who is there just so", () => {
    const pat = aStakeholder({ email: "pat@example.org", name: "Pat Parent", language: "ur" });
    expect(plan([aLine()], pat)).toMatchObject([{ fate: "unchanged" }]);
    expect(plan([aLine({ name: "Pat Carer" })], pat)).toMatchObject([
      { fate: "changed", before: pat },
    ]);
    expect(plan([aLine({ language: "Polish" })], pat)).toMatchObject([
      { fate: "changed", wanted: { language: "pl" } },
    ]);
  });

  it("takes nobody out of a group: a parent who works at the school stands in two files", () => {
    const staff = aStakeholder({
      name: "Pat Parent",
      email: "pat@example.org",
      audiences: ["staff"],
    });
    const [first] = plan([aLine()], staff);
    expect(first).toMatchObject({
      fate: "changed",
      wanted: { audiences: ["staff", "parents-carers"] },
    });
    const both = { ...staff, audiences: ["staff" as const, "parents-carers" as const] };
    expect(plan([aLine({ audiences: "Staff" })], both)).toMatchObject([{ fate: "unchanged" }]);
  });

  it("counts once for an address: the first line that could be taken", () => {
    const fates = plan([
      aLine({ line: 2, name: "" }),
      aLine({ line: 3 }),
      aLine({ line: 4, email: "PAT@example.org", name: "Pat Again" }),
    ]);
    expect(fates.map(({ fate }) => fate)).toEqual(["refused", "added", "refused"]);
    expect(fates[2]).toMatchObject({ reasons: ["Line 3 has the same address"] });
  });

  it("takes the group of the whole file where it says none itself", () => {
    const lines = [
      aLine({ audiences: "" }),
      aLine({ line: 3, email: "b@x.org", audiences: "Staff" }),
    ];
    const known = { list: new Map<string, Stakeholder>(), otherwise: "volunteers" as const };
    expect(planStakeholders(lines, known)).toMatchObject([
      { wanted: { audiences: ["volunteers"] } },
      { wanted: { audiences: ["staff"] } },
    ]);
  });

  it.each<readonly [string, Partial<FileLine>, string]>([
    ["no address", { email: "" }, "Enter an e-mail address"],
    ["no @", { email: "pat.example.org" }, "Enter an e-mail address in the usual letters"],
    [
      "two addresses",
      { email: "a@x.org; b@x.org" },
      "There is a blank or a line break in the address",
    ],
    [
      "a Cyrillic а",
      { email: "p\u0430t@example.org" },
      "The letter “\u0430” behind “p” may look like a usual one, but is not",
    ],
    [
      "a wide @",
      { email: "pat\uFF20example.org@x.org" },
      "There is a sign behind “pat” that mail cannot carry",
    ],
    [
      "a hidden space",
      { email: "pat\u200B@example.org" },
      "There is a sign behind “pat” that mail cannot carry",
    ],
    [
      "a look-alike domain",
      { email: "pat@xn--pple-43d.com" },
      "letters of another alphabet behind the @",
    ],
    [
      "a header",
      { email: "pat@example.org\nBcc: all@example.org" },
      "There is a blank or a line break in the address",
    ],
    ["no name", { name: " " }, "Enter a name"],
    ["a name that turns", { name: "Pat \u202Egro.elpmaxe" }, "hidden characters"],
    ["an endless name", { name: "x".repeat(121) }, "at most 120 characters"],
    ["no group", { audiences: "" }, "It does not say who this person is: write staff"],
    ["a strange group", { audiences: "Staff; Pirates" }, "“Pirates” is no group"],
    ["a strange language", { language: "Klingon" }, "The language “Klingon” is not known"],
  ])("is refused with its reason: %s", (_, changes, reason) => {
    const reasons = reasonsOf(changes);
    expect(reasons).toHaveLength(1);
    expect(reasons?.[0]).toContain(reason);
  });

  it("keeps a name on one line", () => {
    expect(plan([aLine({ name: "Pat\n  Parent" })])).toMatchObject([
      { wanted: { name: "Pat Parent" } },
    ]);
  });

  it("is refused once the list is full", () => {
    const list = Array.from({ length: 9999 }, (_, which) =>
      aStakeholder({ email: `p${which}@example.org` }),
    );
    const fates = plan([aLine(), aLine({ line: 3, email: "b@x.org" })], ...list);
    expect(fates.map(({ fate }) => fate)).toEqual(["added", "refused"]);
  });
});

it.each([
  ["Parents/carers", "parents-carers"],
  ["Parent & carer", "parents-carers"],
  ["GOVERNORS", "governors"],
  ["staff", "staff"],
  ["Volunteer", "volunteers"],
  ["Mother", "parents-carers"],
  ["Step-father", "parents-carers"],
  ["Teaching assistant", "staff"],
  ["Pirates", undefined],
])("takes “%s” for %s", (written, meant) => {
  expect(audienceFrom(written)).toBe(meant);
});

it.each([
  ["Urdu", "ur"],
  ["UR", "ur"],
  ["pa-arab", "pa-Arab"],
  ["Punjabi", "pa"],
  ["Farsi", "fa"],
  ["sv", "sv"],
  ["Gobbledygook", undefined],
])("takes the language “%s” for %s", (written, tag) => {
  expect(languageFrom(written)).toBe(tag);
});

it("offers only languages that can be kept", () => {
  const tags = Object.keys(languageNames);
  expect(tags.length).toBeGreaterThan(30);
  expect(tags.filter((tag) => !language.safeParse(tag).success)).toEqual([]);
});

it("knows the school's own people as staff and governors", () => {
  const people = ownPeople(aSchool());
  expect(people).toHaveLength(aSchool().people.length);
  expect(people.filter(({ audiences }) => audiences.length === 0)).toEqual([]);
  const [head] = people;
  expect(head).toMatchObject({ audiences: ["staff"], language: "en" });
});

it("is kept by the head and the office alone, each role with a reason", () => {
  const all = Object.entries(stakeholderKeepers);
  expect(all.filter(([, { why }]) => why.length < 20)).toEqual([]);
  expect(all.filter(([, { keeps }]) => keeps).map(([role]) => role)).toEqual([
    "headteacher",
    "office",
  ]);
  expect(keepsStakeholders({ roles: ["governor", "office"] })).toBe(true);
  expect(keepsStakeholders({ roles: [] })).toBe(false);
});

it("says first what the mail service says, then what they asked for, where they may ask", () => {
  const declined = { unsubscribedAt: noon };
  const bounced = {
    school: "highters-heath",
    address: "digest",
    why: "bounced",
    code: "Bounce.General",
    at: noon,
    message: "m",
  } as const;
  expect(standingOf(aStakeholder(), undefined)).toBe("reached");
  expect(standingOf(aStakeholder(declined), undefined)).toBe("unsubscribed");
  expect(standingOf(aStakeholder({ ...declined, audiences: ["staff"] }), undefined)).toBe(
    "reached",
  );
  expect(standingOf(aStakeholder(declined), bounced)).toBe("bounced");
});

it("names the first fault of each field of a form", () => {
  const told = { name: "", email: "x", audiences: [], language: "?" };
  expect(wantedFaults(told).map(({ field }) => field)).toEqual([
    "name",
    "email",
    "audiences",
    "language",
  ]);
});
