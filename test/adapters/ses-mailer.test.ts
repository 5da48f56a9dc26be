import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { SESClient } from "@aws-sdk/client-ses";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sesMailer } from "#shared/adapters/ses-mailer.ts";
import { messageIdIn } from "#shared/domain/mail/feedback.ts";
import type { Mail } from "#shared/ports.ts";
import { aMessage } from "#test/support/builders.ts";

const accepted = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <SendRawEmailResult><MessageId>id-of-the-mail</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
const faultOf = (code: string) => `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`;

const mail: Mail = {
  to: { name: "Renée O’Neill", email: "renee@example.org" },
  subject: "New report in the register: HH-7KQ2-9MXC",
  text: "Café: look at the register.",
  html: "<p>Café: look at the register.</p>",
};

describe("sending a mail by SES", () => {
  let server: Server;
  let client: SESClient;
  let answer: { status: number; body: string };
  const asked: URLSearchParams[] = [];

  beforeEach(async () => {
    asked.length = 0;
    answer = { status: 200, body: accepted };
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        asked.push(new URLSearchParams(Buffer.concat(parts).toString()));
        response.writeHead(answer.status, { "content-type": "text/xml" }).end(answer.body);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    client = new SESClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-west-2",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      maxAttempts: 1,
    });
  });
  afterEach(() => {
    client.destroy();
    server.close();
  });

  const send = (one: Mail = mail, message = aMessage()) =>
    sesMailer(client, {
      from: "policy@example.org",
      fromName: "Highters Heath",
      replyTo: "office@example.org",
      configurationSet: "told",
    }).send(one, message);
  const parsed = () => simpleParser(Buffer.from(asked[0]?.get("RawMessage.Data") ?? "", "base64"));

  it("hands over one mail to one recipient, in text and HTML", async () => {
    expect(await send()).toEqual({ fate: "accepted", id: "id-of-the-mail" });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.get("Destinations.member.1")).toBe(mail.to.email);
    expect(asked[0]?.get("Destinations.member.2")).toBeNull();
    expect(asked[0]?.get("ConfigurationSetName")).toBe("told");
    const { to, from, replyTo, subject, text, html, headers, attachments } = await parsed();
    expect([to].flat().map((one) => one?.value)).toEqual([
      [{ name: "Renée O’Neill", address: mail.to.email }],
    ]);
    expect(from?.value).toEqual([{ name: "Highters Heath", address: "policy@example.org" }]);
    expect(replyTo?.value[0]?.address).toBe("office@example.org");
    expect([subject, text?.trim(), html]).toEqual([mail.subject, mail.text, mail.html]);
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(attachments).toEqual([]);
  });

  it("tags it with the school and the message, so that a bounce finds its way back", async () => {
    await send();
    const tags = [1, 2].map((place) => asked[0]?.get(`Tags.member.${place}.Value`) ?? "");
    expect([1, 2].map((place) => asked[0]?.get(`Tags.member.${place}.Name`))).toEqual([
      "school",
      "message",
    ]);
    expect(tags.filter((tag) => !/^[\w-]{1,256}$/.test(tag))).toEqual([]);
    expect(tags[0]).toBe(aMessage().school);
    expect(messageIdIn(tags[1] ?? "")).toBe(aMessage().id);
    expect(asked[0]?.get("Tags.member.3.Name")).toBeNull();
  });

  it("sends what has an id too long for a tag all the same", async () => {
    expect(await send(mail, aMessage({ id: "x".repeat(400) }))).toMatchObject({ fate: "accepted" });
    expect(asked[0]?.get("Tags.member.2.Name")).toBeNull();
  });

  it("lets nobody's name or address add a header or a recipient", async () => {
    await send({
      ...mail,
      to: { name: "Beth\r\nBcc: all@example.org", email: mail.to.email },
      subject: "New\r\nBcc: all@example.org",
    });
    const { bcc, headers, to } = await parsed();
    expect(bcc).toBeUndefined();
    expect(headers.has("bcc")).toBe(false);
    expect([to].flat().flatMap((one) => one?.value)).toHaveLength(1);
  });

  it("takes it for good that an address is none", async () => {
    const code = "InvalidParameterValue";
    answer = { status: 400, body: faultOf(code) };
    expect(await send()).toEqual({ fate: "refused", code });
    expect(asked).toHaveLength(1);
  });

  it.each([
    // An account in the sandbox, or a sender not proved yet: both are put right by a person.
    [400, "MessageRejected"],
    [400, "MailFromDomainNotVerifiedException"],
    [400, "Throttling"],
    [400, "LimitExceeded"],
    [400, "AccountSendingPausedException"],
    [403, "ExpiredToken"],
    [500, "InternalFailure"],
    [503, "ServiceUnavailable"],
  ])("comes back later after %i %s, in one try", async (status, code) => {
    answer = { status, body: faultOf(code) };
    const result = await send();
    expect(result.fate).toBe("later");
    expect(asked).toHaveLength(1);
  });

  it("comes back later if nobody answers, or answers nonsense", async () => {
    answer = { status: 502, body: "Bad Gateway" };
    expect((await send()).fate).toBe("later");
    server.close();
    server.closeAllConnections();
    expect((await send()).fate).toBe("later");
  });
});
