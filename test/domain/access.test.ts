import { describe, expect, it } from "vitest";
import {
  chairStandsIn,
  exclusionOf,
  maySee,
  nobodyIsLeft,
  type Someone,
  worksTheRegister,
} from "#shared/domain/incident/access.ts";
import type { Person } from "#shared/domain/school/profile.ts";
import { type Role, roles } from "#shared/domain/school/role.ts";
import {
  aNamedPerson,
  aPerson,
  aSchool,
  chair,
  clerk,
  computingLead,
  governor,
  head,
  keptOut,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";

const school = aSchool();
const nobody = keptOut();
const post: Readonly<Record<Role, Person>> = {
  headteacher: head,
  "safeguarding-lead": safeguardingLead,
  "computing-lead": computingLead,
  "chair-of-governors": chair,
  governor,
  clerk,
  office,
};
const works: readonly Role[] = ["headteacher", "safeguarding-lead", "computing-lead"];
const outsider: Someone = {
  name: "Joan Whitcombe",
  email: "outside.contact@example.org",
  roles: [],
  outside: true,
};
const everyRole = roles.map((held) => [held, post[held]] as const);

describe("whom an incident keeps out", () => {
  it("is everyone named, whatever their part, and every role they hold, each once", () => {
    const people = (["alleged", "affected", "witness"] as const).map((involvement, at) =>
      aNamedPerson({ involvement, name: `Mrs Name${at}`, roles: ["office", "clerk"] }),
    );
    expect(exclusionOf([...people, ...people])).toEqual({
      roles: ["office", "clerk"],
      names: ["name0", "name1", "name2"],
    });
  });

  it("is nobody if nobody is named, or only a title", () => {
    expect(exclusionOf([aNamedPerson(), aNamedPerson({ name: "Mr." })])).toEqual({
      roles: [],
      names: [],
    });
  });
});

describe("who may see an incident", () => {
  it.each(everyRole)("that names nobody: %s, if they work the register", (held, person) => {
    expect(maySee(person, nobody, school)).toBe(works.includes(held));
  });

  it.each(everyRole)("not %s, if they are named", (_, person) => {
    expect(maySee(person, keptOut({ name: person.name }), school)).toBe(false);
    expect(maySee(person, keptOut({ name: person.name.toUpperCase() }), school)).toBe(false);
  });

  it.each(everyRole)("not %s, if their role is named", (held, person) => {
    expect(maySee(person, keptOut({ roles: [held] }), school)).toBe(false);
  });

  it.each(everyRole)(
    "not %s under another name, if their address is a named one's",
    (_, person) => {
      const disguised = { ...person, name: "Somebody Else", email: person.email.toUpperCase() };
      expect(maySee(disguised, keptOut({ name: person.name }), school)).toBe(false);
    },
  );

  it("not under a role of the profile that the sign-in service does not know", () => {
    const signedIn: Someone = { name: "A. Osei", email: head.email, roles: ["computing-lead"] };
    expect(maySee(signedIn, keptOut({ roles: ["headteacher"] }), school)).toBe(false);
    expect(maySee(signedIn, keptOut({ roles: ["office"] }), school)).toBe(true);
  });

  it.each(works)("still %s, if others are named", (held) => {
    const others = roles.filter((one) => one !== held).map((one) => ({ name: post[one].name }));
    expect(maySee(post[held], keptOut(...others), school)).toBe(true);
  });

  it("the chair of governors, if the headteacher is kept out by name or role", () => {
    expect(maySee(chair, keptOut({ name: "Mrs Osei" }), school)).toBe(true);
    expect(maySee(chair, keptOut({ roles: ["headteacher"] }), school)).toBe(true);
    expect(maySee(governor, keptOut({ roles: ["headteacher"] }), school)).toBe(false);
    expect(maySee(chair, keptOut({ roles: ["headteacher", "governor"] }), school)).toBe(false);
  });

  it("not the chair, while another headteacher is free", () => {
    const shared = aSchool({ people: [...school.people, aPerson("Kofi Mensah", "headteacher")] });
    expect(chairStandsIn(keptOut({ name: head.name }), shared)).toBe(false);
    expect(maySee(chair, keptOut({ name: head.name }), shared)).toBe(false);
  });

  it("the outside contact, only if nobody at the school is left", () => {
    const all = [...works, "chair-of-governors" as const];
    for (const free of all) {
      const kept = keptOut({ roles: all.filter((one) => one !== free) });
      expect(nobodyIsLeft(kept, school)).toBe(false);
      expect(maySee(outsider, kept, school)).toBe(false);
    }
    expect(maySee(outsider, keptOut({ roles: all }), school)).toBe(true);
    expect(maySee(outsider, keptOut({ roles: all }, { name: "J. Whitcombe" }), school)).toBe(false);
    expect(maySee({ ...outsider, outside: false }, keptOut({ roles: all }), school)).toBe(false);
  });

  it("nobody without any business there", () => {
    const stranger: Someone = { name: "Nina Novak", email: "nina@example.org", roles: [] };
    expect(maySee(stranger, nobody, school)).toBe(false);
    expect(worksTheRegister(stranger)).toBe(false);
  });

  it("is asked only of those who work the register, the chair and the outside contact", () => {
    expect(roles.filter((held) => worksTheRegister(post[held]))).toEqual([
      "headteacher",
      "safeguarding-lead",
      "computing-lead",
      "chair-of-governors",
    ]);
    expect(worksTheRegister(outsider)).toBe(true);
  });
});
