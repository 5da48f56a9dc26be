import { globSync, readFileSync } from "node:fs";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { Answer } from "#functions/http/answers.ts";
import { isReached } from "#shared/domain/reminders/stakeholder.ts";
import { hours } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { aLetterOffice } from "#test/support/letter-office.ts";
import { anEvent, ask } from "#test/support/requests.ts";

const table = aTable();
const school = "highters-heath";
const email = "parent@example.org";
const path = "/unsubscribe";
type Office = ReturnType<typeof aLetterOffice>;

const headingOf = ({ body = "" }: Answer) => load(body)("h1").text();
const isOff = async ({ stakeholders }: Office) => {
  const one = await stakeholders.find(school, email);
  return one && !isReached(one);
};

/** What a mail program sends for whoever presses its own button: no cookies, from nowhere of ours. */
const oneClick = (office: Office, token: string, headers: Record<string, string> = {}) =>
  ask(
    office.handler,
    anEvent({
      method: "POST",
      path,
      query: `token=${token}`,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: "https://mail.example.net",
        "sec-fetch-site": "cross-site",
        ...headers,
      },
      body: "List-Unsubscribe=One-Click",
    }),
  );

describe("unsubscribing", () => {
  it("is offered by the page, which changes nothing by being looked at", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const answer = await office.look(path, await office.stopToken(email));
    expect(answer.statusCode).toBe(200);
    expect(headingOf(answer)).toBe("Stop reminders of the social media policy?");
    expect(answer.body).toContain("p…@example.org");
    expect(answer.body).not.toMatch(/Pat|parent@example/);
    expect(answer.headers["referrer-policy"]).toBe("strict-origin");
    expect(await isOff(office)).toBe(false);
  });

  it("is done by the page’s button, once, and said to be done when asked again", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const fields = { token: await office.stopToken(email), what: "stop" };
    const answer = await office.press(path, fields);
    expect([answer.statusCode, headingOf(answer)]).toEqual([200, "You will get no more reminders"]);
    const kept = await office.stakeholders.find(school, email);
    expect(kept).toMatchObject({ unsubscribedAt: "2026-11-20T12:00:00.000Z", version: 2 });
    office.clock.forward(60);
    expect((await office.press(path, fields)).body).toBe(answer.body);
    expect(await office.stakeholders.find(school, email)).toEqual(kept);
    expect(headingOf(await office.look(path, fields.token))).toBe("You will get no more reminders");
  });

  it("is taken back by whoever pressed it by mistake", async () => {
    const office = aLetterOffice(table);
    const before = await office.add();
    const token = await office.stopToken(email);
    const done = load((await office.press(path, { token, what: "stop" })).body ?? "");
    expect(done("main button").text().trim()).toBe("I pressed it by mistake: send them again");
    const [name, value] = [done("main button").attr("name"), done("main button").attr("value")];
    const fields = { token: String(done('input[name="token"]').val()), [name ?? ""]: value ?? "" };
    office.clock.forward(60);
    const back = await office.press(path, fields);
    expect(headingOf(back)).toBe("You will get our reminders again");
    const changedAt = "2026-11-20T12:01:00.000Z";
    const kept = await office.stakeholders.find(school, email);
    expect(kept).toEqual({ ...before, version: 3, changedAt });
    await office.press(path, fields);
    expect(await office.stakeholders.find(school, email)).toEqual(kept);
  });

  it.each(["staff", "governors"] as const)(
    "is not open to %s, and the page says why",
    async (audience) => {
      const office = aLetterOffice(table);
      await office.add({ audiences: ["parents-carers", audience] });
      const token = await office.stopToken(email);
      const looked = await office.look(path, token);
      expect([looked.statusCode, headingOf(looked)]).toEqual([
        200,
        "These reminders are part of your post",
      ]);
      expect(load(looked.body ?? "")("main button")).toHaveLength(0);
      for (const answer of [
        await office.press(path, { token, what: "stop" }),
        await oneClick(office, token),
      ]) {
        expect(answer.statusCode).toBe(403);
        expect(answer.body).toContain("binds everybody who works for");
      }
      expect((await office.stakeholders.find(school, email))?.version).toBe(1);
    },
  );

  it("answers a link that is none, another’s, too old or another school’s alike", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.stopToken(email);
    const read = await office.readToken(email);
    office.clock.forward(hours(24 * 401));
    const foreign = await office.stopToken(email, "other-school");
    const bad = ["", "x", `${token}x`, foreign, read, token];
    office.calls.length = 0;
    const looked = await Promise.all(bad.map((one) => office.look(path, one)));
    const pressed = await Promise.all(bad.map((one) => oneClick(office, one)));
    const answers = [...looked, ...pressed];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(office.calls).toEqual([]);
    expect(await isOff(office)).toBe(false);
  });

  it("tells somebody who was taken off the list that nothing is sent to them", async () => {
    const office = aLetterOffice(table);
    const answer = await oneClick(office, await office.stopToken(email));
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain("you get no more reminders");
    expect(await table.rows()).toEqual([]);
  });

  it("is held up by no more than somebody else’s change at the same moment", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.stopToken(email);
    const presses = Array.from({ length: 6 }, () => office.press(path, { token, what: "stop" }));
    const codes = (await Promise.all(presses)).map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([200]));
    expect(await office.stakeholders.find(school, email)).toMatchObject({ version: 2 });
  });
});

describe("a mail program’s one click (RFC 8058)", () => {
  it("is taken from anywhere, without cookies, again and again", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.stopToken(email);
    expect((await oneClick(office, token)).statusCode).toBe(200);
    expect((await oneClick(office, token, { origin: "null" })).statusCode).toBe(200);
    expect(await isOff(office)).toBe(true);
    expect(JSON.stringify(office.log.lines)).not.toMatch(/parent|example\.org/);
    expect(JSON.stringify(office.log.lines)).not.toContain(token.slice(0, 20));
  });

  it("is taken as a form with parts too, as mail programs should send it", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const sent = new Response(form);
    const event = anEvent({
      method: "POST",
      path,
      query: `token=${await office.stopToken(email)}`,
      headers: { "content-type": sent.headers.get("content-type") ?? "" },
      body: Buffer.from(await sent.arrayBuffer()).toString("base64"),
      isBase64Encoded: true,
    });
    expect((await ask(office.handler, event)).statusCode).toBe(200);
    expect(await isOff(office)).toBe(true);
  });

  it("stops nothing if the body says something else, or is no form", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.stopToken(email);
    const send = (body: string, type = "application/x-www-form-urlencoded") =>
      ask(
        office.handler,
        anEvent({
          ...{ method: "POST", path, query: `token=${token}`, body },
          headers: { "content-type": type },
        }),
      );
    expect((await send("List-Unsubscribe=Maybe")).statusCode).toBe(200);
    expect((await send("List-Unsubscribe=One-Click", "text/plain")).statusCode).toBe(400);
    expect((await send("--x", "multipart/form-data; boundary=x")).statusCode).toBe(400);
    expect(await isOff(office)).toBe(false);
  });

  it("is the only form that is taken from anywhere", () => {
    const opening = globSync("functions/**/*.{ts,tsx}").filter((file) =>
      readFileSync(file, "utf8").includes("fromAnywhere: "),
    );
    expect(opening).toEqual(["functions/handlers/acknowledge.ts"]);
    const text = readFileSync("functions/handlers/acknowledge.ts", "utf8");
    expect(text.match(/fromAnywhere: .*/g)).toEqual(["fromAnywhere: routes.unsubscribe.path },"]);
  });
});
