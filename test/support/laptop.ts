import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, vi } from "vitest";

/** The laptop cloud as a process of its own, as `npm start` runs it. */
export interface RunningLaptop {
  /** The address people use, without a slash at the end. */
  readonly baseUrl: string;
  readonly mailUrl: string;
  readonly oidcUrl: string;
  readonly localDir: string;
  /** Everything it printed so far. */
  readonly printed: () => string;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Ends it as Ctrl-C does. */
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL("../../infra/local/serve.ts", import.meta.url));
const longestStartMs = 90_000;

/** Starts the laptop cloud on free ports, with what is kept in `localDir`. It ends when the tests do. */
export async function startLaptop(localDir: string, port = "0"): Promise<RunningLaptop> {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      PORT: port,
      DYNAMODB_PORT: "0",
      MAIL_PORT: "0",
      OIDC_PORT: "0",
      LOCAL_DIR: localDir,
      LAPTOP_PARENT_PIPE: "3",
    },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece) => {
      said += String(piece);
    });
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  try {
    await untilReady(child, () => said);
  } catch (fault) {
    await end("SIGKILL");
    throw fault;
  }
  const told = (what: RegExp) => what.exec(said)?.[1] ?? "";
  return {
    baseUrl: told(/^Ready: (\S+)$/m),
    mailUrl: told(/^ {2}Mailbox +(\S+)\/ /m),
    oidcUrl: told(/^ {2}Sign-in +(\S+)$/m),
    localDir,
    printed: () => said,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

async function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  const before = performance.now() + longestStartMs;
  while (!/^Ready: \S+$/m.test(said())) {
    if (child.exitCode !== null || performance.now() > before) {
      throw new Error(`The laptop cloud did not start:\n${said()}`);
    }
    await pause(20);
  }
}

/** A laptop cloud with nothing in it yet, for the tests of one file. */
export function aLaptop(): RunningLaptop {
  // A journey is many requests, and the machine may be busy with other tests.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let running: RunningLaptop | undefined;
  let folder = "";
  const now = () => {
    if (running) return running;
    throw new Error("The laptop cloud has not been started yet");
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "school-"));
    running = await startLaptop(folder);
  }, longestStartMs);
  afterAll(async () => {
    try {
      await running?.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 20_000);
  return {
    get baseUrl() {
      return now().baseUrl;
    },
    get mailUrl() {
      return now().mailUrl;
    },
    get oidcUrl() {
      return now().oidcUrl;
    },
    get localDir() {
      return now().localDir;
    },
    printed: () => now().printed(),
    kill: () => now().kill(),
    stop: () => now().stop(),
  };
}

/** A mail as the laptop's mailbox tells of it. */
export interface Mail {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text?: string; readonly html?: string };
  /** What comes with it, in base64. */
  readonly attachments?: readonly { readonly filename?: string; readonly content: string }[];
}

/** All mails that were ever sent, the oldest first. */
export async function mailsOf({ mailUrl }: Pick<RunningLaptop, "mailUrl">): Promise<Mail[]> {
  const answer = await fetch(`${mailUrl}/store`);
  const { emails } = (await answer.json()) as { emails: Mail[] };
  return emails;
}

/** The address in `"Somebody" <somebody@example.org>`. */
const bare = (written: string) => /<([^<>]+)>$/.exec(written)?.[1] ?? written;

/** The addresses that were written to about a reference, one for each mail. */
export const toldAbout = (mails: readonly Mail[], reference: string): string[] =>
  mails
    .filter(({ subject }) => subject.includes(reference))
    .flatMap(({ destination }) => destination.to.map(bare))
    .toSorted();

/** The mails about a reference, as soon as there are `count` of them; what there is after `ms`. */
export async function mailsAbout(
  laptop: Pick<RunningLaptop, "mailUrl">,
  reference: string,
  { count, ms = 20_000 }: { readonly count: number; readonly ms?: number },
): Promise<Mail[]> {
  const before = performance.now() + ms;
  for (;;) {
    const mails = (await mailsOf(laptop)).filter(({ subject }) => subject.includes(reference));
    if (mails.length >= count || performance.now() > before) return mails;
    await pause(50);
  }
}

/** What the functions wrote into their log, line by line. */
export async function logOf({ localDir }: Pick<RunningLaptop, "localDir">): Promise<string[]> {
  const text = await readFile(join(localDir, "logs", "functions.log"), "utf8");
  return text.split("\n").filter(Boolean);
}
