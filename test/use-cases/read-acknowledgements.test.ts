import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import {
  type Audience,
  audiences,
  leadingAudience,
  type Stakeholder,
} from "#shared/domain/reminders/stakeholder.ts";
import { readAcknowledgements } from "#shared/use-cases/read-acknowledgements.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const hash = sha("words");

function aList() {
  const { client, calls } = table.watch();
  const stakeholders = dynamoStakeholders(client, table.name);
  const acknowledgements = dynamoAcknowledgements(client, table.name);
  const add = async (name: string, ...held: Audience[]) => {
    const one = aStakeholder({ name, email: `${name.toLowerCase()}@example.org`, audiences: held });
    await stakeholders.add(one);
    return one;
  };
  const say = ({ email, audiences: held }: Stakeholder, withQuestion = false, of = hash) =>
    acknowledgements.add({
      ...{ school, hash: of, email, version: 1, at: noon },
      audiences: held,
      withQuestion,
    });
  const read = (of = hash) => readAcknowledgements({ stakeholders, acknowledgements }, school, of);
  return { add, say, read, calls, stakeholders };
}

describe("who has read the policy", () => {
  it("is counted by audience, and of staff and governors alone it is told who has not", async () => {
    const { add, say, read } = aList();
    await say(await add("Ann", "staff", "parents-carers"));
    await add("Zoe", "staff");
    await add("Bo", "volunteers", "governors");
    await say(await add("Cy", "parents-carers"), true);
    await add("Dee", "parents-carers");
    await add("Eli", "volunteers");
    expect(await read()).toEqual({
      byAudience: {
        staff: { people: 2, acknowledged: 1, withQuestion: 0 },
        governors: { people: 1, acknowledged: 0, withQuestion: 0 },
        volunteers: { people: 1, acknowledged: 0, withQuestion: 0 },
        "parents-carers": { people: 2, acknowledged: 1, withQuestion: 1 },
      },
      waiting: [
        { name: "Bo", email: "bo@example.org", audiences: ["volunteers", "governors"] },
        { name: "Zoe", email: "zoe@example.org", audiences: ["staff"] },
      ],
    });
  });

  it("starts anew with other words, and goes on with the same ones", async () => {
    const { add, say, read } = aList();
    const ann = await add("Ann", "staff");
    await say(ann);
    expect((await read(sha("other words"))).byAudience.staff).toMatchObject({ acknowledged: 0 });
    expect((await read()).byAudience.staff).toMatchObject({ acknowledged: 1 });
  });

  it("does not count those who are not on the list any more", async () => {
    const { add, say, read, stakeholders } = aList();
    const ann = await add("Ann", "staff");
    await say(ann);
    await stakeholders.remove(ann);
    expect((await read()).byAudience.staff).toEqual({
      people: 0,
      acknowledged: 0,
      withQuestion: 0,
    });
  });

  it("counts each of more people than one page holds once, whatever the pages", async () => {
    const person = fc.record({
      held: fc.uniqueArray(fc.constantFrom(...audiences), { minLength: 1 }),
      said: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, size) => {
          const people = all.map(({ held }, at) =>
            aStakeholder({ email: `p${at}@example.org`, audiences: held }),
          );
          const said = people.filter((_, at) => all[at]?.said);
          /** A store that gives a few at a time, whatever it is asked for. */
          const inPages = <One extends { readonly email: string }>(list: readonly One[]) => ({
            page: (_school: string, look: { after?: string | undefined }) => {
              const from = list.findIndex(({ email }) => email === look.after) + 1;
              const more = from + size < list.length;
              return Promise.resolve({ found: list.slice(from, from + size), more });
            },
          });
          const rates = await readAcknowledgements(
            {
              stakeholders: inPages(people),
              acknowledgements: {
                page: (_, _hash, look) =>
                  inPages(
                    said.map(({ email, audiences: held }) => ({
                      ...{ school, hash, email, version: 1, at: noon },
                      audiences: held,
                      withQuestion: false,
                    })),
                  ).page(school, look),
              },
            },
            school,
            hash,
          );
          for (const audience of audiences) {
            const leads = (one: Stakeholder) => leadingAudience(one.audiences) === audience;
            expect(rates.byAudience[audience]).toEqual({
              people: people.filter(leads).length,
              acknowledged: said.filter(leads).length,
              withQuestion: 0,
            });
          }
          const bound = people.filter((one) =>
            one.audiences.some((held) => held === "staff" || held === "governors"),
          );
          expect(rates.waiting).toHaveLength(bound.filter((one) => !said.includes(one)).length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
