import { AsyncLocalStorage } from "node:async_hooks";
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { closeServer, listen, loopback, type WantedPort } from "./listen.ts";

/**
 * Runs in a worker thread of its own, because the mail service keeps its mails in one variable of
 * its module: a thread has its own copy.
 */
const { file, wanted }: { file: string; wanted: WantedPort } = workerData;
const require = createRequire(import.meta.url);

interface Header {
  readonly name: string;
  readonly value: string;
}
interface Mail {
  headers?: readonly Header[];
}
interface MailStore {
  saveEmail: (mail: Mail) => void;
  clearStore: () => void;
}
interface ParsedMail {
  readonly headerLines: readonly { readonly key: string; readonly line: string }[];
}
interface MailParser {
  simpleParser: (source: unknown) => Promise<ParsedMail>;
}
type StartMailService = (config: { host: string; port: number }) => Promise<Server>;

const { default: startMailService }: { default: StartMailService } = require("aws-ses-v2-local");
const store: MailStore = require("aws-ses-v2-local/dist/store");
const parser: MailParser = require("mailparser");
/** What one request brought, kept until its mail is saved. */
const request = new AsyncLocalStorage<{ headers?: readonly Header[] }>();

/** Every mail stands in the file, on the disk, before its sender is told that it was accepted. */
function keepMailsInFile(): void {
  const { saveEmail, clearStore } = store;
  const kept = openSync(file, "a+", 0o600);
  for (const mail of readMails(kept)) saveEmail(mail);
  store.saveEmail = (mail) => {
    const headers = request.getStore()?.headers;
    const whole = headers ? { ...mail, headers } : mail;
    writeSync(kept, `${JSON.stringify(whole)}\n`);
    fsyncSync(kept);
    saveEmail(whole);
  };
  store.clearStore = () => {
    ftruncateSync(kept);
    fsyncSync(kept);
    clearStore();
  };
  process.on("exit", () => closeSync(kept));
}

/** The mails of earlier runs. A last line cut short by a crash was never accepted: it is dropped. */
function readMails(kept: number): readonly Mail[] {
  const text = readFileSync(file);
  const whole = text.subarray(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) ftruncateSync(kept, whole.length);
  const lines = whole.toString("utf8").split("\n").filter(Boolean);
  return lines.map((line): Mail => JSON.parse(line));
}

/** The mail service forgets the headers of a raw mail; `List-Unsubscribe` is worth seeing. */
function keepHeadersOfRawMails(): void {
  const known = /^(from|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*)$/;
  const parse = parser.simpleParser;
  parser.simpleParser = async (source) => {
    const mail = await parse(source);
    const headers = mail.headerLines
      .filter(({ key }) => !known.test(key))
      .map(({ line }) => {
        const [, name = "", value = ""] = /^([^:]+):\s*([\s\S]*)$/.exec(line) ?? [];
        return { name, value: value.replace(/\r?\n\s+/g, " ") };
      });
    const current = request.getStore();
    if (current && headers.length > 0) current.headers = headers;
    return mail;
  };
}

/** The service's own way of listening cannot say that a port is taken, so only its answers are used. */
async function start(): Promise<number> {
  keepMailsInFile();
  keepHeadersOfRawMails();
  const packaged = await startMailService({ host: loopback, port: 0 });
  const [answer] = packaged.listeners("request");
  await closeServer(packaged);
  const server = createServer((incoming, response) =>
    request.run({}, () => answer?.call(server, incoming, response)),
  );
  return listen(server, wanted);
}

try {
  parentPort?.postMessage({ port: await start() });
} catch (fault) {
  parentPort?.postMessage({ failure: fault instanceof Error ? fault.message : String(fault) });
}
