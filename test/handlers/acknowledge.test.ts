import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { Answer } from "#functions/http/answers.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { hours } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aLetterOffice, first } from "#test/support/letter-office.ts";

const table = aTable();
const school = "highters-heath";
const email = "parent@example.org";
const path = "/policy/acknowledge";

const pageOf = (answer: Answer) => load(answer.body ?? "");
const wordsOf = (answer: Answer) => pageOf(answer)("main").text();
const tokenIn = (answer: Answer) => String(pageOf(answer)('input[name="token"]').first().val());

describe("the page that a reminder’s link leads to", () => {
  it("says for whom, which version, and where to read it, and records nothing", async () => {
    const { add, readToken, look, acknowledgements, calls } = aLetterOffice(table);
    await add();
    const answer = await look(path, await readToken(email));
    expect(answer.statusCode).toBe(200);
    const words = wordsOf(answer);
    expect(words).toContain("Highters Heath Nursery School");
    expect(words).toContain("version 1");
    expect(words).toContain("p…@example.org");
    expect(answer.body).not.toMatch(/Pat|parent@example/);
    const link = pageOf(answer)('main a[href="/policy/versions/1"]');
    expect(link.text().trim()).toBe("Read version 1 of the policy");
    const buttons = pageOf(answer)("main button").toArray();
    expect(buttons.map((one) => pageOf(answer)(one).text().trim())).toEqual([
      "I have read it",
      "I have read it and have a question",
    ]);
    expect(await acknowledgements.find(school, first.hash, email)).toBeUndefined();
    expect(calls.toSorted()).toEqual(["GetItem", "GetItem", "GetItem", "Query"]);
  });

  it("is kept by nobody, and its address is told to nobody", async () => {
    const { add, readToken, look, log } = aLetterOffice(table);
    await add();
    const token = await readToken(email);
    const answer = await look(path, token);
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "strict-origin",
    });
    expect(JSON.stringify(log.lines)).not.toMatch(/parent|example\.org|token/);
    expect(JSON.stringify(log.lines)).not.toContain(token.slice(0, 20));
  });

  it("says which parts a new version changed", async () => {
    const { add, adopt, readToken, look } = aLetterOffice(table);
    await add();
    const { hash } = await adopt("2026-11-01");
    const answer = await look(path, await readToken(email, { version: 2, hash }));
    const words = wordsOf(answer);
    expect(words).toContain("version 2");
    expect(words).toContain("Toys that talk are covered.");
    expect(words).toContain("These parts changed since the version before:");
    expect(words).toContain("No social media in lesson time");
    expect(pageOf(answer)('main a[href="/policy/versions/2/changes"]')).toHaveLength(1);
  });

  it("says so kindly if the link is too old, and where the policy is", async () => {
    const { add, readToken, look, press, clock } = aLetterOffice(table);
    await add();
    const token = await readToken(email);
    clock.forward(hours(24 * 121));
    for (const answer of [await look(path, token), await press(path, { token, what: "read" })]) {
      expect(answer.statusCode).toBe(410);
      expect(wordsOf(answer)).toContain("Use the link in our newest mail");
      expect(pageOf(answer)('main a[href="/policy"]')).toHaveLength(1);
    }
  });

  it("answers a link that is none, is changed or is another school’s alike, asking the table nothing", async () => {
    const { add, readToken, stopToken, look, calls } = aLetterOffice(table);
    await add();
    const token = await readToken(email);
    const foreign = await readToken(email, { version: 1, hash: first.hash }, "other-school");
    const stop = await stopToken(email);
    const bad = ["", "x", `${token}x`, token.slice(1), stop, foreign, "a".repeat(5000)];
    calls.length = 0;
    const answers = await Promise.all(bad.map((one) => look(path, one)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(bad.map(() => 404));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(calls).toEqual([]);
  });

  it("is kind to somebody who is not on the list any more", async () => {
    const { readToken, look, press } = aLetterOffice(table);
    const token = await readToken(email);
    for (const answer of [await look(path, token), await press(path, { token, what: "read" })]) {
      expect(answer.statusCode).toBe(410);
      expect(wordsOf(answer)).toContain("There is nothing for you to do");
    }
  });
});

describe("“I have read it”", () => {
  it("is recorded once, with when, which words and who they are to the school", async () => {
    const { add, readToken, press, look, acknowledgements, clock, calls } = aLetterOffice(table);
    await add({ audiences: ["staff", "parents-carers"] });
    const token = await readToken(email);
    calls.length = 0;
    const answer = await press(path, { token, what: "read" });
    expect(calls.toSorted()).toEqual(["GetItem", "PutItem", "Query"]);
    expect(answer.statusCode).toBe(200);
    expect(wordsOf(answer)).toContain("Thank you. It is recorded");
    const kept = await acknowledgements.find(school, first.hash, email);
    expect(kept).toEqual({
      ...{ school, email, hash: first.hash, version: 1, withQuestion: false },
      audiences: ["staff", "parents-carers"],
      at: "2026-11-20T12:00:00.000Z",
    });
    clock.forward(hours(24));
    const again = await press(path, { token, what: "read" });
    expect(again.statusCode).toBe(200);
    expect(wordsOf(again)).toContain("Already recorded on 20 November 2026 at 12:00");
    expect(await acknowledgements.find(school, first.hash, email)).toEqual(kept);
    expect(wordsOf(await look(path, token))).toContain("There is nothing more to do");
  });

  it("holds for a version that was approved again with the same words", async () => {
    const { add, readToken, press, look } = aLetterOffice(table);
    await add();
    await press(path, { token: await readToken(email), what: "read" });
    const other = await readToken(email, { version: 2, hash: first.hash });
    expect(wordsOf(await look(path, other))).toContain("There is nothing more to do");
  });

  it("of words that were replaced is recorded for nobody, and the new ones are offered", async () => {
    const { add, adopt, readToken, look, press, acknowledgements } = aLetterOffice(table);
    await add();
    const old = await readToken(email);
    const { hash } = await adopt("2026-11-20");
    expect((await look(path, old)).statusCode).toBe(200);
    const answer = await press(path, { token: old, what: "read" });
    expect(answer.statusCode).toBe(409);
    expect(wordsOf(answer)).toContain("has been replaced by version 2");
    expect(wordsOf(answer)).toContain("Nothing was recorded");
    expect(await acknowledgements.find(school, first.hash, email)).toBeUndefined();
    expect(await acknowledgements.find(school, hash, email)).toBeUndefined();

    const taken = await press(path, { token: tokenIn(answer), what: "read" });
    expect(wordsOf(taken)).toContain("You have read version 2 of the policy");
    expect(await acknowledgements.find(school, hash, email)).toMatchObject({ version: 2 });
  });

  it("is taken for a version that comes into force soon, and for the one before it", async () => {
    const { add, adopt, readToken, press, acknowledgements } = aLetterOffice(table);
    await add();
    const { hash } = await adopt("2027-01-04");
    await press(path, { token: await readToken(email, { version: 2, hash }), what: "read" });
    await press(path, { token: await readToken(email), what: "read" });
    expect(await acknowledgements.find(school, hash, email)).toMatchObject({ version: 2 });
    expect(await acknowledgements.find(school, first.hash, email)).toMatchObject({ version: 1 });
  });

  it("comes from our own pages alone", async () => {
    const { add, readToken, press, acknowledgements } = aLetterOffice(table);
    await add();
    const fields = { token: await readToken(email), what: "read" };
    const headers = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" };
    expect((await press(path, fields, { headers })).statusCode).toBe(403);
    expect(await acknowledgements.find(school, first.hash, email)).toBeUndefined();
  });

  it("has to wait after a hundred presses of one address at once, and says how long", async () => {
    const { add, readToken, press, look } = aLetterOffice(table, { limit: new RateLimit(2, 0.1) });
    await add();
    const fields = { token: await readToken(email), what: "read" };
    await press(path, fields);
    await press("/unsubscribe", fields);
    const busy = await press(path, fields);
    expect([busy.statusCode, busy.headers["retry-after"]]).toEqual([429, "10"]);
    expect((await press(path, fields, { sourceIp: "192.0.2.9" })).statusCode).toBe(200);
    expect((await look(path, fields.token)).statusCode).toBe(200);
  });

  it("is nothing if no button was pressed, or if it is no form", async () => {
    const { add, readToken, press, acknowledgements } = aLetterOffice(table);
    await add();
    const token = await readToken(email);
    expect((await press(path, { token })).statusCode).toBe(422);
    const headers = { "content-type": "text/plain" };
    expect((await press(path, { token, what: "read" }, { headers })).statusCode).toBe(400);
    const question = "x".repeat(1_000_001);
    expect((await press(path, { token, what: "question", question })).statusCode).toBe(413);
    expect(await acknowledgements.find(school, first.hash, email)).toBeUndefined();
  });
});
