import { describe, expect, it } from "vitest";
import {
  dynamoAcknowledgements,
  dynamoPolicyQuestions,
} from "#shared/adapters/dynamo-acknowledgements.ts";
import {
  type Acknowledgement,
  type PolicyQuestion,
  questionId,
} from "#shared/domain/policy/acknowledgement.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const school = "highters-heath";
const hash = sha("words");
const kept = () => dynamoAcknowledgements(table.watch().client, table.name);
const asked = () => dynamoPolicyQuestions(table.watch().client, table.name);

const anAcknowledgement = (changes: Partial<Acknowledgement> = {}): Acknowledgement => ({
  ...{ school, hash, email: "parent@example.org", version: 1, at: noon },
  audiences: ["parents-carers"],
  withQuestion: false,
  ...changes,
});
const aQuestion = (version: number, changes: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  ...{ school, id: questionId(version, sha("parent")), hash, version, askedAt: noon, revision: 0 },
  ...{ email: "parent@example.org", name: "Pat Parent", audiences: ["parents-carers"] },
  text: "May I post a picture of my own child?",
  ...changes,
});
const emails = (count: number) =>
  Array.from({ length: count }, (_, at) => `p${String(at).padStart(3, "0")}@example.org`);

describe("acknowledgements in the table", () => {
  it("are kept once, as they were first said, by one call", async () => {
    const { client, calls } = table.watch();
    const one = anAcknowledgement();
    expect(await dynamoAcknowledgements(client, table.name).add(one)).toBe(true);
    expect(calls).toEqual(["PutItem"]);
    expect(await kept().add({ ...one, at: later(noon, 60), withQuestion: true })).toBe(false);
    expect(await kept().find(school, hash, one.email)).toEqual(one);
    expect(await table.rows()).toMatchObject([
      {
        pk: { S: `highters-heath#ACKNOWLEDGED#${hash}` },
        sk: { S: "parent@example.org" },
        schema: { N: "1" },
      },
    ]);
  });

  it("of ten at once are kept once", async () => {
    const tries = Array.from({ length: 10 }, () => kept().add(anAcknowledgement()));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  it("belong to their school and to their words", async () => {
    const one = anAcknowledgement();
    await kept().add(one);
    expect(await kept().find("other-school", hash, one.email)).toBeUndefined();
    expect(await kept().find(school, sha("other words"), one.email)).toBeUndefined();
    expect(await kept().add({ ...one, hash: sha("other words") })).toBe(true);
  });

  it("of many people are found by one call a hundred, each under their address", async () => {
    const all = emails(120);
    for (const email of all.slice(0, 110)) await kept().add(anAcknowledgement({ email }));
    const { client, calls } = table.watch();
    const store = dynamoAcknowledgements(client, table.name);
    const found = await store.findAll(school, hash, [...all, ...all]);
    expect(calls).toEqual(["BatchGetItem", "BatchGetItem"]);
    expect([...found.keys()].toSorted()).toEqual(all.slice(0, 110));
    expect(await store.findAll(school, hash, [])).toEqual(new Map());
  });

  it("are listed in pages by address, none twice and none left out", async () => {
    const all = emails(25);
    for (const email of all) await kept().add(anAcknowledgement({ email }));
    const { client, calls } = table.watch();
    const store = dynamoAcknowledgements(client, table.name);
    const first = await store.page(school, hash, { limit: 20 });
    const next = await store.page(school, hash, { limit: 20, after: first.found.at(-1)?.email });
    expect([first.more, next.more]).toEqual([true, false]);
    expect([...first.found, ...next.found].map(({ email }) => email)).toEqual(all);
    expect(calls).toEqual(["Query", "Query"]);
  });

  it("that do not fit are a fault, and no guess", async () => {
    await table.put({ pk: `${school}#ACKNOWLEDGED#${hash}`, sk: "parent@example.org", at: "?" });
    await expect(kept().find(school, hash, "parent@example.org")).rejects.toThrow(/invalid_type/);
  });
});

describe("questions in the table", () => {
  it("are kept once, and listed with the newest version first", async () => {
    expect(await asked().add(aQuestion(2))).toBe(true);
    expect(await asked().add(aQuestion(2, { text: "Another" }))).toBe(false);
    await asked().add(aQuestion(10));
    await asked().add(aQuestion(1));
    const { found, more } = await asked().page(school, { limit: 2 });
    expect(found.map(({ version }) => version)).toEqual([10, 2]);
    expect(more).toBe(true);
    const rest = await asked().page(school, { limit: 2, after: found.at(-1)?.id });
    expect(rest).toEqual({ found: [aQuestion(1)], more: false });
    expect(await asked().page("other-school", { limit: 2 })).toEqual({ found: [], more: false });
  });

  it("are changed by one of two who saw the same", async () => {
    const one = aQuestion(1);
    await asked().add(one);
    const next = { ...one, revision: 1, answered: { at: noon, by: "Amara Osei, Headteacher" } };
    expect(await asked().replace(one, next)).toBe(true);
    expect(await asked().replace(one, { ...one, revision: 1 })).toBe(false);
    expect(await asked().find(school, one.id)).toEqual(next);
  });
});
