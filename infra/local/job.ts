import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { orderOutcome, runningIn } from "./control.ts";

const usage = `Usage: npm run job -- NAME [--at INSTANT]
Starts a job of the running laptop cloud as its schedule would, for example:
  npm run job -- deliver-mail --at 2026-11-22T09:15:00Z`;

/** A sentence for the person at the keyboard: no stack trace helps them. */
class Refusal extends Error {}

async function main(): Promise<void> {
  const { name, at } = readArguments();
  const running = await runningIn(process.env["LOCAL_DIR"] || ".local");
  if (!running) {
    throw new Refusal(
      "The laptop cloud is not running here. Start it with `npm start` in another window.",
    );
  }
  const { url, token } = running;
  process.stderr.write(`Starting ${name} as at ${at.toString()} ...\n`);
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ name, at: at.toString() }),
  });
  const outcome = orderOutcome.parse(await answer.json());
  if ("failure" in outcome) throw new Refusal(outcome.failure);
  const { result } = outcome;
  const whole = typeof result === "object" && result !== null && !Array.isArray(result);
  process.stdout.write(`${JSON.stringify(whole ? result : { result })}\n`);
}

function readArguments() {
  const { values, positionals } = parse();
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new Refusal(usage);
  if (values.at === undefined) return { name, at: Temporal.Now.instant() };
  try {
    return { name, at: Temporal.Instant.from(values.at) };
  } catch {
    throw new Refusal(`"${values.at}" is not an instant. Write it like 2026-11-22T09:15:00Z.`);
  }
}

function parse() {
  try {
    return parseArgs({ options: { at: { type: "string" } }, allowPositionals: true });
  } catch (fault) {
    throw new Refusal(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(fault instanceof Refusal ? `${fault.message}\n` : `${String(fault)}\n`);
  process.exitCode = 1;
}
