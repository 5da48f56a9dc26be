import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MailJob } from "#test/bench/mail-bundles.ts";
import type { MailOrder, MailReply } from "#test/bench/mail-invoker.ts";
import { firstKey } from "./world.ts";

const invoker = fileURLToPath(new URL("../bench/mail-invoker.ts", import.meta.url));

/** What a function's process is given to work with. */
export interface MailWorld {
  /** The folder of the bundles. */
  readonly bundles: string;
  /** Where it finds the table, and the mail service. */
  readonly table: string;
  readonly mail: string;
  readonly tableName: string;
  /** Mails a second. */
  readonly rate: number;
}

/** A process with one function in it, as it is deployed. */
export interface MailProcess {
  /** Runs it once; undefined if it was killed meanwhile. */
  run(order?: Partial<MailOrder>): Promise<MailReply | undefined>;
  /** Ends it as a power cut does. */
  readonly kill: () => void;
  readonly ended: () => Promise<void>;
}

const environmentOf = ({ bundles, table, mail, tableName, rate }: MailWorld) => ({
  PATH: process.env["PATH"],
  TZ: "UTC",
  LAMBDA_TASK_ROOT: bundles,
  TABLE_NAME: tableName,
  BASE_URL: "https://policy.example.org",
  KEYS: firstKey,
  MAIL_FROM: "policy@example.org",
  MAIL_REPLY_TO: "office@example.org",
  MAIL_CONFIGURATION_SET: "told",
  MAIL_RATE: String(rate),
  AWS_REGION: "eu-west-2",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_SESSION_TOKEN: "local",
  AWS_ENDPOINT_URL_DYNAMODB: table,
  AWS_ENDPOINT_URL_SES: mail,
});

/** As little room as a small function has: what is not needed any more is cleared away soon. */
const smallMemory = ["--max-old-space-size=96", "--max-semi-space-size=2"];

/** Starts a process with a function in it; it is ready when this ends. */
export async function startMailProcess(job: MailJob, world: MailWorld): Promise<MailProcess> {
  const child = fork(invoker, [join(world.bundles, `${job}.cjs`)], {
    env: environmentOf(world),
    execArgv: smallMemory,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exit = once(child, "exit");
  await replyOf(child);
  return {
    async run({ event = sweep(job), ahead = 0, timeLeft = 60_000 } = {}) {
      const reply = replyOf(child);
      child.send({ event, ahead, timeLeft } satisfies MailOrder);
      const said = await reply;
      if (said?.fault !== undefined) throw new Error(said.fault);
      return said;
    },
    kill: () => child.kill("SIGKILL"),
    ended: async () => {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

const sweep = (job: MailJob) => ({ job, at: "2026-11-23T09:15:00.000Z" });

/** The next thing a process says; undefined if it ends first. */
function replyOf(child: ChildProcess): Promise<MailReply | undefined> {
  return new Promise((resolve) => {
    const hear = (said?: MailReply) => {
      child.off("message", hear).off("exit", gone);
      resolve(said);
    };
    const gone = () => hear();
    child.once("message", hear).once("exit", gone);
    if (child.exitCode !== null || child.signalCode !== null) hear();
  });
}
