import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { messages } from "#functions/handlers/messages.ts";
import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import { type Message, messageId } from "#shared/domain/mail/message.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { later, minutes } from "#shared/domain/time.ts";
import { aMessage, aReference, aSchool, noon, safeguardingLead } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { anOffice, as } from "#test/support/office.ts";
import { anEvent, aPost, ask, baseUrl } from "#test/support/requests.ts";
import { aLog } from "#test/support/world.ts";

const table = aTable();
const head = as("Amara Osei", "headteacher");
const lead = as("Beth Lindqvist", "safeguarding-lead");
const chair = as("Dorothy Marchetti", "chair-of-governors", "governor");
const json = { accept: "application/json" };
const aboutHead = { people: [{ name: "Mrs Osei", relationship: "staff", involvement: "witness" }] };

/** The office, and the page of mail that did not get out beside it. */
function aPostOffice() {
  const office = anOffice(table);
  const { client, calls } = table.watch();
  const kept = dynamoMessages(client, table.name);
  const handler = messages({
    log: aLog(),
    clock: office.clock,
    ids: systemIds,
    baseUrl,
    school: aSchool(),
    sessions: dynamoSessions(client, table.name),
    incidents: dynamoExclusions(client, table.name),
    messages: kept,
    messageList: dynamoMessageList(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    due: dynamoDue(client, table.name),
  });
  /** A mail about an incident that was given up. */
  const giveUp = async (about: Reference, changes: Partial<Message> = {}) => {
    const { dueAt: _dueAt, ...message } = aMessage({ about });
    const failed = { status: "failed", failure: "MessageRejected", attempts: 42 } as const;
    const one: Message = { ...message, ...failed, givenUpAt: noon, ...changes };
    await kept.add(one);
    return one.id;
  };
  const keep = (one: Message) => kept.add(one);
  const open = async (member: Member, { accept = "text/html", query = "" } = {}) => {
    const cookies = [await office.signIn(member)];
    calls.length = 0;
    return ask(handler, anEvent({ path: "/messages", query, cookies, headers: { accept } }));
  };
  const press = async (member: Member, change: string, id: string, headers = {}) => {
    const cookies = [await office.signIn(member)];
    const parameters = { change };
    const parts = { cookies, parameters, headers };
    calls.length = 0;
    return ask(handler, aPost(`/messages/${change}`, new URLSearchParams({ id }), parts));
  };
  return { ...office, handler, giveUp, page: open, press, calls, keep };
}

describe("mail that did not get out", () => {
  it("is shown with when, what, about what, to whom, why and how often", async () => {
    const { report, giveUp, page, calls } = aPostOffice();
    const { reference } = (await report()).incident;
    const id = await giveUp(reference);
    const answer = await page(lead);
    expect(calls.toSorted()).toEqual(["BatchGetItem", "BatchGetItem", "GetItem", "Query", "Query"]);
    const $ = load(answer.body ?? "");
    const cells = $("tbody tr")
      .children()
      .toArray()
      .map((cell) => $(cell).text());
    expect(cells.slice(0, 5)).toEqual([
      "20 November 2026 at 12:00",
      "Alert of an incident",
      reference,
      "Amara Oseiamara.osei@example.org",
      "The mail service is not set up for the school’s sender address yet.Tried 42 times (MessageRejected)",
    ]);
    expect($("tbody a").attr("href")).toBe(`/register/${reference}`);
    const forms = $("tbody form").toArray();
    expect(forms.map((form) => [$(form).attr("method"), $(form).attr("action")])).toEqual([
      ["post", "/messages/send-again"],
      ["post", "/messages/take-off"],
    ]);
    expect($(forms[0]).find("input[name=id]").attr("value")).toBe(id);
    const told: unknown = JSON.parse((await page(lead, json)).body ?? "");
    expect(told).toMatchObject({
      messages: [
        {
          id,
          kind: "alert",
          about: reference,
          to: { name: "Amara Osei", email: "amara.osei@example.org" },
          givenUpAt: noon,
          failure: "MessageRejected",
          attempts: 42,
        },
      ],
      stuck: null,
      next: null,
    });
  });

  it("keeps a reporter's address to the incident", async () => {
    const { report, giveUp, page } = aPostOffice();
    const { reference } = (await report()).incident;
    const to = { id: "reporter", name: "Rita Canary", email: "canary@example.org", signsIn: false };
    await giveUp(reference, { kind: "reply", to, id: messageId(reference, "reply#1", to.id) });
    const all = `${(await page(lead)).body}${(await page(lead, json)).body}`;
    expect(all).toContain("The reporter");
    expect(all.toLowerCase()).not.toContain("canary");
  });

  it("is sent again at a press, and says so; a second press says that it is done", async () => {
    const { report, giveUp, press, page, calls } = aPostOffice();
    const id = await giveUp((await report()).incident.reference);
    const first = await press(lead, "send-again", id);
    expect([first.statusCode, first.headers["location"]]).toEqual([
      303,
      "/messages?told=send-again",
    ]);
    expect(calls).toEqual(["GetItem", "GetItem", "BatchGetItem", "PutItem"]);
    const second = await press(head, "send-again", id);
    expect(second.headers["location"]).toBe("/messages?told=not-given-up");
    const banner = async (told: string) =>
      load((await page(lead, { query: `told=${told}` })).body ?? "")(
        ".govuk-notification-banner__content",
      ).text();
    expect(await banner("send-again")).toBe("The mail is being sent again.");
    expect(await banner("not-given-up")).toContain("Somebody else");
    expect(await banner("toString")).toBe("");
    expect(load((await page(lead)).body ?? "")("table")).toHaveLength(0);
  });

  it("goes on page by page", async () => {
    const { report, giveUp, page } = aPostOffice();
    const { reference } = (await report()).incident;
    for (let at = 0; at < 30; at += 1) {
      await giveUp(reference, { id: `${reference}#alert#${at}`, givenUpAt: later(noon, at) });
    }
    const first = load((await page(lead)).body ?? "");
    const next = first(".govuk-pagination__next a").attr("href") ?? "";
    const second = load((await page(lead, { query: next.split("?")[1] ?? "" })).body ?? "");
    expect([first("tbody tr").length, second("tbody tr").length]).toEqual([25, 5]);
    expect(second(".govuk-pagination__prev a").attr("href")).toBe("/messages");
  });

  it("says how much is stuck, and since when", async () => {
    const { report, keep, page, clock } = aPostOffice();
    const { reference } = (await report()).incident;
    await keep(aMessage({ about: reference }));
    clock.forward(minutes(20));
    const text = load((await page(lead)).body ?? "")(".govuk-warning-text").text();
    expect(text).toContain("1 mail waits to be sent. Mail about 1 incident is not written yet.");
    expect(text).toContain("since 20 November 2026 at 12:00");
  });
});

describe("whoever is kept out", () => {
  it("is answered as if there were no such mail, byte for byte", async () => {
    const { report, giveUp, page, press } = aPostOffice();
    const bare = await page(head);
    const { reference } = (await report(aboutHead)).incident;
    const to = { id: chair.email, name: chair.name, email: chair.email, signsIn: true };
    const id = await giveUp(reference, { to });
    expect((await page(head)).body).toBe(bare.body);
    expect((await page(lead)).body).toContain(reference);
    expect((await page(chair)).body).toContain(reference);
    for (const change of ["send-again", "take-off"]) {
      const hidden = await press(head, change, id);
      expect(hidden.statusCode).toBe(404);
      expect(hidden).toEqual(await press(head, change, `${aReference(99)}#alert#x`));
    }
  });

  it.each(["governor", "clerk", "office", "an-unknown-group"])(
    "includes the group %s, whole",
    async (group) => {
      const { report, giveUp, page, press } = aPostOffice();
      const id = await giveUp((await report()).incident.reference);
      const member = as("Sam Reed", group);
      expect((await page(member)).statusCode).toBe(403);
      expect((await page(member, json)).statusCode).toBe(403);
      expect((await press(member, "send-again", id)).statusCode).toBe(403);
    },
  );

  it("is whoever is not signed in, or posts from somewhere else", async () => {
    const { report, giveUp, handler, press } = aPostOffice();
    const id = await giveUp((await report()).incident.reference);
    const page = await ask(handler, anEvent({ path: "/messages" }));
    expect([page.statusCode, page.headers["location"]]).toEqual([303, "/sign-in?to=%2Fmessages"]);
    const elsewhere = await press(lead, "send-again", id, { "sec-fetch-site": "cross-site" });
    expect(elsewhere.statusCode).toBe(403);
    const plain = await press(lead, "send-again", id, { "content-type": "text/plain" });
    expect(plain.statusCode).toBe(400);
    for (const [change, wrong] of [
      ["delete", id],
      ["send-again", ""],
      ["send-again", "x".repeat(5000)],
    ] as const) {
      expect((await press(lead, change, wrong)).statusCode).toBe(404);
    }
  });
});

describe("the register", () => {
  it("leads there with the number, only if there is any that the person may know of", async () => {
    const { report, giveUp, open } = aPostOffice();
    const shown = async (member: Member) =>
      load((await open(member, "/register")).body ?? "")(".govuk-warning-text a").text();
    expect(await shown(lead)).toBe("");
    const { reference } = (await report(aboutHead)).incident;
    await giveUp(reference);
    expect(await shown(lead)).toBe("1 mail did not get out");
    expect(await shown(head)).toBe("");
    const to = { ...safeguardingLead, signsIn: true };
    for (let at = 0; at < 30; at += 1) {
      await giveUp(reference, { id: `${reference}#alert#${at}`, to });
    }
    expect(await shown(lead)).toBe("More than 25 mails did not get out");
  });
});
