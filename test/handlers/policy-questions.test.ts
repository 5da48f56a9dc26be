import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { messageId } from "#shared/domain/mail/message.ts";
import { aSchool, head } from "#test/support/builders.ts";
import { aTable, LineCut } from "#test/support/engine.ts";
import { aLetterOffice, first } from "#test/support/letter-office.ts";
import { as } from "#test/support/office.ts";
import { baseUrl } from "#test/support/requests.ts";

const table = aTable();
const school = "highters-heath";
const email = "parent@example.org";
const path = "/policy/acknowledge";
const headteacher = as("Amara Osei", "headteacher");
const question = "May I post a picture of my own child?\nIn a closed group?";
type Office = ReturnType<typeof aLetterOffice>;

const askedOf = async ({ asked }: Office) => (await asked.page(school, { limit: 10 })).found;
/** The mails to the headteacher about all questions there are. */
async function mailsOf(office: Office) {
  const found = await askedOf(office);
  const ids = found.map(({ id }) => messageId(`question-${id}`, "policy-question", head.id));
  return office.mails.findAll(school, ids);
}

describe("“I have read it and have a question”", () => {
  it("records both, and tells the headteacher that a question waits", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    const answer = await office.press(path, { token, what: "question", question });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("The headteacher has your question");
    const kept = await office.acknowledgements.find(school, first.hash, email);
    expect(kept).toMatchObject({ version: 1, withQuestion: true });
    expect(await askedOf(office)).toMatchObject([
      { email, name: "Pat Parent", text: question, version: 1, revision: 0 },
    ]);
    const [mail, ...others] = await mailsOf(office);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: "policy-question",
      status: "queued",
      to: { email: head.email, signsIn: true },
      dueAt: "2026-11-20T12:00:00.000Z",
    });
    expect(JSON.stringify(mail)).not.toMatch(/parent@|Pat|picture/);
  });

  it("is told of in a mail that says neither who asks nor what, and leads to it", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    await office.press(path, { token, what: "question", question });
    const [mail] = await mailsOf(office);
    if (!mail) throw new Error("There is no mail");
    const { subject, text, html } = letterFor(mail, aSchool(), baseUrl);
    expect(subject).toBe("A question about the social media policy waits for you");
    for (const part of [text, html]) {
      expect(part).toContain(`${baseUrl}/policy/questions`);
      expect(part).not.toMatch(/parent@|Pat Parent|picture/);
    }
  });

  it("needs the question: what was typed stays, and nothing is recorded", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    for (const [typed, fault] of [
      ["", "Enter your question, or press “I have read it”"],
      ["😀".repeat(1001), "Your question must be 1,000 characters or fewer"],
      ["a\u0007b", "Your question has characters that cannot be stored. Type it again"],
    ] as const) {
      const answer = await office.press(path, { token, what: "question", question: typed });
      const $ = load(answer.body ?? "");
      expect(answer.statusCode).toBe(422);
      expect($("title").text()).toMatch(/^Error: /);
      expect($('.govuk-error-summary a[href="#question"]').text()).toBe(fault);
      expect($("#question").val()).toBe(typed);
    }
    expect(await office.acknowledgements.find(school, first.hash, email)).toBeUndefined();
    const longest = { token, what: "question", question: "😀".repeat(1000) };
    expect((await office.press(path, longest)).statusCode).toBe(200);
  });

  it("is one of each person and version: the same again changes nothing, another is not taken", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    await office.press(path, { token, what: "question", question });
    const rows = await table.rows();
    office.clock.forward(60);
    const again = await office.press(path, { token, what: "question", question });
    expect(again.body).toContain("Already recorded on");
    const other = await office.press(path, { token, what: "question", question: "And then?" });
    expect(other.statusCode).toBe(409);
    expect(other.body).toContain("Call the school for this one");
    expect(load(other.body ?? "")("#question").val()).toBe("And then?");
    expect(await table.rows()).toEqual(rows);
  });

  it("pressed many times at once is kept and told of once, and one of two different ones", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    const send = (text: string) => office.press(path, { token, what: "question", question: text });
    const same = await Promise.all(Array.from({ length: 8 }, () => send(question)));
    expect(new Set(same.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(same.filter(({ body }) => body?.includes("Thank you. It is recorded"))).toHaveLength(1);
    expect(await askedOf(office)).toHaveLength(1);
    expect(await mailsOf(office)).toHaveLength(1);

    await office.add({ email: "other@example.org" });
    const others = await office.readToken("other@example.org");
    const two = await Promise.all(
      ["One?", "Two?"].map((text) =>
        office.press(path, { token: others, what: "question", question: text }),
      ),
    );
    expect(
      two.map(({ statusCode }) => statusCode).toSorted((one, other) => (one ?? 0) - (other ?? 0)),
    ).toEqual([200, 409]);
  });

  it("is taken from somebody who said before that they have read it", async () => {
    const office = aLetterOffice(table);
    await office.add();
    const token = await office.readToken(email);
    await office.press(path, { token, what: "read" });
    await office.press(path, { token, what: "question", question });
    expect(await askedOf(office)).toHaveLength(1);
    expect(await mailsOf(office)).toHaveLength(1);
  });
});

describe("a press that breaks off", () => {
  const cuts = Array.from({ length: 6 }, (_, at) => at + 1).flatMap((call) =>
    (["refused", "answer-lost"] as const).map((fate) => [call, fate] as const),
  );

  it.each(cuts)("at call %i (%s) loses no question: the next one heals it", async (cut, fate) => {
    const broken = aLetterOffice(table, {
      mishap: (call) => (call === cut ? fate : undefined),
    });
    await broken.add();
    const fields = { token: await broken.readToken(email), what: "question", question };
    const failed = await broken.press(path, fields);
    expect(failed.statusCode).toBe(503);
    expect(JSON.stringify(broken.log.lines)).toContain(LineCut.name);
    // Whoever is told of nothing has nothing kept: a question never waits without a mail.
    expect(await mailsOf(broken)).toHaveLength((await askedOf(broken)).length);

    const office = aLetterOffice(table);
    const healed = await office.press(path, fields);
    expect(healed.statusCode).toBe(200);
    expect(await askedOf(office)).toMatchObject([{ text: question }]);
    expect(await mailsOf(office)).toHaveLength(1);
    const kept = await office.acknowledgements.find(school, first.hash, email);
    expect(kept).toMatchObject({ withQuestion: true });
    expect(await table.rows()).toHaveLength(4);
  });
});

describe("the questions", () => {
  const waiting = async () => {
    const office = aLetterOffice(table);
    for (const name of ["Pat", "Sam"]) {
      const address = `${name.toLowerCase()}@example.org`;
      await office.add({ email: address, name: `${name} Parent` });
      const token = await office.readToken(address);
      await office.press(path, { token, what: "question", question: `${name} asks <b>this</b>` });
      office.clock.forward(60);
    }
    return office;
  };
  const idOf = async (office: Office, name: string) =>
    (await askedOf(office)).find((one) => one.name.startsWith(name))?.id ?? "";

  it("are shown to the headteacher with who asks, and are marked as answered", async () => {
    const office = await waiting();
    const seen = await office.questions(headteacher);
    const $ = load(seen.body ?? "");
    expect(
      $("main h2")
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(["Sam Parent Waiting", "Pat Parent Waiting"]);
    expect($("main").text()).toContain("Sam asks <b>this</b>");
    const id = await idOf(office, "Sam");
    const marked = await office.mark(headteacher, { id, change: "answered" });
    expect(marked.headers["location"]).toBe("/policy/questions?told=answered");
    const after = load(
      (await office.questions(headteacher, { query: "told=answered" })).body ?? "",
    );
    expect(
      after("main section h2")
        .toArray()
        .map((one) => after(one).text()),
    ).toEqual(["Pat Parent Waiting", "Sam Parent Answered"]);
    expect(after("main").text()).toContain("by Amara Osei, Headteacher");
    expect(after(".govuk-notification-banner").text()).toContain("marked as answered");

    expect((await office.mark(headteacher, { id, change: "answered" })).statusCode).toBe(303);
    await office.mark(headteacher, { id, change: "waiting" });
    const again = (await askedOf(office)).find((one) => one.id === id);
    expect(again).toMatchObject({ revision: 2 });
    expect(again?.answered).toBeUndefined();
  });

  it("are told to programs with the same facts", async () => {
    const office = await waiting();
    const answer = await office.questions(headteacher, { headers: { accept: "application/json" } });
    expect(JSON.parse(answer.body ?? "")).toMatchObject({
      questions: [{ name: "Sam Parent", version: 1 }, { name: "Pat Parent" }],
      next: null,
    });
  });

  it.each([
    as("Beth Lindqvist", "safeguarding-lead"),
    as("Dorothy Marchetti", "chair-of-governors", "governor"),
    as("Hollie Brandt", "office"),
  ])("are closed to everybody else: %o", async (member) => {
    const office = await waiting();
    const id = await idOf(office, "Pat");
    expect((await office.questions(member)).statusCode).toBe(403);
    expect((await office.mark(member, { id, change: "answered" })).statusCode).toBe(403);
    expect((await askedOf(office)).every(({ answered }) => answered === undefined)).toBe(true);
  });

  it("are not there under an id that is none, and know no other change", async () => {
    const office = await waiting();
    const id = await idOf(office, "Pat");
    for (const fields of [
      { id: "001-00000000000000000000000000000000", change: "answered" },
      { id: "x".repeat(41), change: "answered" },
      { id, change: "removed" },
    ]) {
      expect((await office.mark(headteacher, fields)).statusCode).toBe(404);
    }
  });
});
