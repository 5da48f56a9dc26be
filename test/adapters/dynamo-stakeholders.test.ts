import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const table = aTable();
const school = "highters-heath";
const watched = () => {
  const { client, calls } = table.watch();
  return { stakeholders: dynamoStakeholders(client, table.name), calls };
};

describe("stakeholders in the table", () => {
  it("are kept under their school and address, by one call each", async () => {
    const { stakeholders, calls } = watched();
    const one = aStakeholder({ email: "a.parent@example.org", unsubscribedAt: noon });
    expect(await stakeholders.add(one)).toBe(true);
    expect(await stakeholders.find(school, one.email)).toEqual(one);
    expect(await stakeholders.find("other-school", one.email)).toBeUndefined();
    expect(calls).toEqual(["PutItem", "GetItem", "GetItem"]);
    expect(await table.rows()).toMatchObject([
      {
        pk: { S: "highters-heath#STAKEHOLDERS" },
        sk: { S: "a.parent@example.org" },
        schema: { N: "1" },
      },
    ]);
  });

  it("of one address are one, however many add them at once", async () => {
    const { stakeholders } = watched();
    const tries = Array.from({ length: 10 }, (_, which) =>
      stakeholders.add(aStakeholder({ name: `Try ${which}` })),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  it("are neither written over nor removed by somebody who saw an older version", async () => {
    const { stakeholders } = watched();
    const first = aStakeholder();
    const second = { ...first, name: "Second", version: 2 };
    await stakeholders.add(first);
    expect(await stakeholders.replace(first, second)).toBe(true);
    expect(await stakeholders.replace(first, { ...first, name: "Late", version: 2 })).toBe(false);
    expect(await stakeholders.remove(first)).toBe(false);
    expect(await stakeholders.find(school, first.email)).toEqual(second);
    expect(await stakeholders.remove(second)).toBe(true);
    expect(await stakeholders.remove(second)).toBe(false);
    expect(await stakeholders.replace(second, { ...second, version: 3 })).toBe(false);
    expect(await stakeholders.find(school, first.email)).toBeUndefined();
  });

  it("are told page by page, each page by one query, and each exactly once", async () => {
    const { stakeholders, calls } = watched();
    const emails = ["a@x.org", "ab@x.org", "b@x.org", "b~c@x.org", "b~~c@x.org", "c@x.org"];
    for (const email of emails) await stakeholders.add(aStakeholder({ email }));
    await stakeholders.add(aStakeholder({ email: "a@x.org", school: "other-school" }));
    calls.length = 0;
    const seen: string[] = [];
    let after: string | undefined;
    let more = true;
    while (more) {
      const page = await stakeholders.page(school, { limit: 2, after });
      seen.push(...page.found.map(({ email }) => email));
      after = page.found.at(-1)?.email;
      more = page.more;
    }
    expect(seen).toEqual(emails.toSorted());
    expect(calls).toEqual(["Query", "Query", "Query"]);
    expect(await stakeholders.count(school)).toBe(6);
  });

  it("are looked up by how their address begins, from any place on", async () => {
    const { stakeholders } = watched();
    const letters = fc.stringMatching(/^[ab~!][ab~!.]{0,3}$/);
    const emails = fc.uniqueArray(
      letters.map((name) => `${name}@x.org`),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        emails,
        fc.option(
          fc.oneof(
            fc.stringMatching(/^[ab~!]{0,2}$/),
            letters.map((name) => `${name}@x.org`),
          ),
          { nil: undefined },
        ),
        fc.option(letters, { nil: undefined }),
        fc.integer({ min: 1, max: 4 }),
        fc.uuid(),
        async (all, beginning, after, limit, its) => {
          for (const email of all) await stakeholders.add(aStakeholder({ email, school: its }));
          const wanted = all
            .toSorted()
            .filter((one) => one.startsWith(beginning ?? "") && one > (after ?? ""));
          const page = await stakeholders.page(its, { limit, after, beginning });
          expect(page.found.map(({ email }) => email)).toEqual(wanted.slice(0, limit));
          expect(page.more).toBe(wanted.length > limit);
        },
      ),
      { numRuns: 60 },
    );
  });
});
