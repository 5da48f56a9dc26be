import { once } from "node:events";
import { Agent, createServer, type ServerResponse } from "node:http";
import { SESClient } from "@aws-sdk/client-ses";
import { afterEach, describe, expect, it } from "vitest";
import { sesMailer } from "#shared/adapters/ses-mailer.ts";
import type { SendResult } from "#shared/ports.ts";
import { aMessage, head } from "#test/support/builders.ts";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const settings = {
  from: "policy@example.org",
  fromName: "Highters Heath",
  replyTo: "office@example.org",
  configurationSet: "told",
};
const mail = { to: head, subject: "Look", text: "Look.", html: "<p>Look.</p>" };
const faultOf = (code: string, words = "No.") =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>` +
  `<Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`;

/** Ends what a test has opened. */
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A mail service that has read the whole mail and then does this. */
async function afterReading(act: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => act(response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address !== "object") throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Sends a mail as the function does, but that it waits for a fifth of a second only. */
async function sendTo(endpoint: string, httpAgent = new Agent()): Promise<SendResult> {
  const client = new SESClient({
    endpoint,
    region: "eu-west-2",
    credentials,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 200,
      requestTimeout: 200,
      throwOnRequestTimeout: true,
      httpAgent,
    },
  });
  opened.push(() => client.destroy());
  return sesMailer(client, settings).send(mail, aMessage());
}
const answering = (status: number, body: string) =>
  afterReading((response) => response.writeHead(status, { "content-type": "text/xml" }).end(body));

describe("a mail that was handed over", () => {
  it("has an unknown fate if no answer comes", async () => {
    expect(await sendTo(await afterReading(() => undefined))).toMatchObject({ fate: "unknown" });
  });

  it("has an unknown fate if the line is cut before the answer", async () => {
    const cut = await afterReading((response) => response.destroy());
    expect(await sendTo(cut)).toMatchObject({ fate: "unknown" });
  });

  it("has an unknown fate if the line is cut within the answer that it was taken", async () => {
    const half = await afterReading((response) => {
      response.writeHead(200, { "content-type": "text/xml", "content-length": 500 });
      response.write("<SendRawEmailResponse>", () => response.destroy());
    });
    expect(await sendTo(half)).toMatchObject({ fate: "unknown" });
  });

  it("has an unknown fate if nobody can read the answer that it was taken", async () => {
    expect(await sendTo(await answering(200, "<Send"))).toMatchObject({ fate: "unknown" });
  });
});

describe("a mail that was never handed over", () => {
  it("is sent later if nobody listens", async () => {
    const endpoint = await afterReading(() => undefined);
    for (const close of opened.splice(0)) close();
    expect(await sendTo(endpoint)).toMatchObject({ fate: "later" });
  });

  it("is sent later if no line comes about in time", async () => {
    const deaf = new Agent({ lookup: () => undefined });
    expect(await sendTo("http://mail.example.org", deaf)).toMatchObject({ fate: "later" });
  });

  it("is sent later if there is no such service", async () => {
    const nowhere = new Agent({
      lookup: (_name, _options, done) =>
        done(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), ""),
    });
    expect(await sendTo("http://mail.example.org", nowhere)).toMatchObject({ fate: "later" });
  });
});

describe("what the mail service says of its limits", () => {
  it.each([
    ["Throttling", "Maximum sending rate exceeded.", "Throttling"],
    ["Throttling", "Daily message quota exceeded.", "DailyQuota"],
    ["ThrottlingException", "Daily message quota exceeded.", "DailyQuota"],
    ["LimitExceededException", "Too much.", "DailyQuota"],
  ])("%s, %s", async (code, words, told) => {
    expect(await sendTo(await answering(400, faultOf(code, words)))).toEqual({
      fate: "later",
      code: told,
    });
  });
});
