import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Mailbox, startMailbox } from "#infra/local/mailbox.ts";

const wanted = { variable: "MAIL_PORT", port: 0 };
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

describe("the mailbox on a laptop", () => {
  let folder: string;
  let mailbox: Mailbox;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mailbox-"));
    mailbox = await startMailbox({ folder, wanted });
  });
  afterEach(async () => {
    await mailbox.close();
    await rm(folder, { recursive: true });
  });

  const send = async (subject: string) => {
    const client = new SESClient({ endpoint: mailbox.url, region: "eu-west-2", credentials });
    const lines = [
      "From: office@example.org",
      "To: head@example.org",
      `Subject: ${subject}`,
      "List-Unsubscribe: <https://example.org/unsubscribe>",
      "",
      "Words",
    ];
    await client.send(
      new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(lines.join("\r\n")) } }),
    );
    client.destroy();
  };
  const mails = async () => {
    const answer = await fetch(`${mailbox.url}/store`);
    const { emails }: { emails: { subject: string; headers: unknown }[] } = JSON.parse(
      await answer.text(),
    );
    return emails;
  };
  const restart = async () => {
    await mailbox.close();
    mailbox = await startMailbox({ folder, wanted });
  };

  it("still holds its mails after a restart, a line cut short by a crash aside", async () => {
    await Promise.all(["One", "Two", "Three"].map(send));
    await restart();
    await appendFile(join(folder, "mails.jsonl"), '{"messageId":"cut sh');
    await restart();
    await send("Four");
    await restart();
    const subjects = (await mails()).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual(["Four", "One", "Three", "Two"]);
  });

  it("shows the headers of a mail", async () => {
    await send("One");
    expect((await mails()).map(({ headers }) => headers)).toEqual([
      [{ name: "List-Unsubscribe", value: "<https://example.org/unsubscribe>" }],
    ]);
  });

  it("stays empty after it was emptied", async () => {
    await send("One");
    await fetch(`${mailbox.url}/clear-store`, { method: "POST" });
    await restart();
    expect(await mails()).toEqual([]);
  });

  it("names the variable when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const start = startMailbox({ folder, wanted: { variable: "MAIL_PORT", port } });
    await expect(start).rejects.toThrow(/MAIL_PORT=/);
    other.close();
  });
});
