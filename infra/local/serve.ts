import { readFile, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { runningIn } from "./control.ts";
import { type Laptop, type LaptopOptions, startLaptop } from "./laptop.ts";
import { StartFailure } from "./listen.ts";
import { progressOn } from "./progress.ts";

// The functions run in UTC on AWS. A thread cannot choose its own, so all of them take this one's.
process.env["TZ"] = "UTC";

const usage = `Usage: npm start [-- --fresh]
  --fresh   forget everything kept on this machine and start empty
Ports can be chosen: PORT, DYNAMODB_PORT, MAIL_PORT, OIDC_PORT. LOCAL_DIR is where data is kept.`;

const cdkContext = z.object({ context: z.object({ school: z.string(), stage: z.string() }) });

function portOf(variable: string, usual: number): number {
  const given = process.env[variable] || String(usual);
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given);
  throw new StartFailure(`${variable}=${given} is not a port. Choose a number from 1024 to 65535.`);
}

async function readOptions(): Promise<LaptopOptions> {
  const cdk = await readFile(new URL("../../cdk.json", import.meta.url), "utf8");
  const { context } = cdkContext.parse(JSON.parse(cdk));
  const dynamoEndpoint = process.env["DYNAMODB_ENDPOINT"];
  return {
    port: portOf("PORT", 3000),
    dynamoPort: portOf("DYNAMODB_PORT", 8000),
    mailPort: portOf("MAIL_PORT", 8005),
    oidcPort: portOf("OIDC_PORT", 3001),
    ...(dynamoEndpoint && { dynamoEndpoint }),
    localDir: resolve(process.env["LOCAL_DIR"] || ".local"),
    school: process.env["SCHOOL"] || context.school,
    stage: process.env["STAGE"] || context.stage,
    ...(process.env["SYNTHESISED"] && { synthesised: resolve(process.env["SYNTHESISED"]) }),
    progress: progressOn(process.stdout),
    onError: (line) => process.stderr.write(`${line}\n`),
  };
}

function readArguments(): { readonly fresh: boolean } {
  try {
    const { values } = parseArgs({ options: { fresh: { type: "boolean", default: false } } });
    return values;
  } catch (fault) {
    throw new StartFailure(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

const welcome = (laptop: Laptop) => `
  Start page   ${laptop.baseUrl}/
  Register     ${laptop.baseUrl}/register   (choose who you are, no password)
  Mailbox      ${laptop.mailUrl}/   (all mail lands here, none is really sent)
  Sign-in      ${laptop.oidcUrl}
  Table        ${laptop.dynamoEndpoint}
  Kept in      ${laptop.localDir}

  New here? Open the start page in your browser and report something made up. Then look
  into the mailbox: the headteacher has been told. To stop, press Ctrl and C together in
  this window. Nothing is lost: npm start goes on where you stopped.

Ready: ${laptop.baseUrl}`;

/** Ends on a signal, or when the program that started us is gone. */
function endWhenTold(end: () => Promise<void>): void {
  let told = false;
  const stop = () => {
    // Ctrl-C can reach us twice: from the terminal and from the program that started us.
    if (told) return;
    told = true;
    end().then(
      () => process.exit(0),
      (fault: unknown) => {
        process.stderr.write(`${String(fault)}\n`);
        process.exit(1);
      },
    );
    // Whatever hangs, everything that was answered is on the disk.
    setTimeout(() => process.exit(0), 5_000).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const pipe = process.env["LAPTOP_PARENT_PIPE"];
  if (pipe === undefined) return;
  const parent = new Socket({ fd: Number(pipe) });
  parent.on("error", stop).on("close", stop).resume();
}

/** Only what we put there: a mistyped LOCAL_DIR must not cost anybody their files. */
async function forgetAll(localDir: string): Promise<void> {
  if (await runningIn(localDir)) {
    throw new StartFailure("A copy is running on the same data. Stop it first, then start empty.");
  }
  const ours = ["table", "mails", "logs", "secrets.json", "sign-in.json", "control.json"];
  for (const name of ours) await rm(join(localDir, name), { recursive: true, force: true });
}

async function main(): Promise<void> {
  const { fresh } = readArguments();
  const options = await readOptions();
  let laptop: Laptop | undefined;
  endWhenTold(async () => laptop?.close());
  process.stdout.write("Starting the social media policy service on this computer\n\n");
  if (fresh) await forgetAll(options.localDir);
  laptop = await startLaptop(options);
  process.stdout.write(`${welcome(laptop)}\n`);
}

try {
  await main();
} catch (fault) {
  const words = fault instanceof StartFailure ? fault.message : fault;
  process.stderr.write(
    `\n${words instanceof Error ? (words.stack ?? words.message) : String(words)}\n`,
  );
  process.exit(1);
}
