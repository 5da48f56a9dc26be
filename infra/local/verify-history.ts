import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { requireSchool } from "#infra/schools/read-school.ts";
import { runningIn } from "./control.ts";
import { laptopTableClient, localCredentials } from "./table-client.ts";
import { type Register, verifyHistories } from "./verify-histories.ts";
import { verifyMonitoring } from "./verify-monitoring.ts";
import { verifyReviews } from "./verify-reviews.ts";

const usage = `Usage: npm run verify-history [-- --school ID]
Checks the history of every incident in the register, of every review of the policy, and of
the log of monitoring, of the running laptop cloud, or, if TABLE_NAME is given in the environment, of that table: in AWS, or at DYNAMODB_ENDPOINT. It changes nothing.`;

/** A sentence for the person at the keyboard: no stack trace helps them. */
class Refusal extends Error {}

function readArguments(): { readonly school?: string | undefined } {
  try {
    return parseArgs({ options: { school: { type: "string" } } }).values;
  } catch (fault) {
    throw new Refusal(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

/** A table that the environment names: its rights, and its region, are those of the environment too. */
function namedTable(tableName: string, school: string | undefined): Register {
  if (school === undefined) throw new Refusal(`Say whose register it is: --school ID\n${usage}`);
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  const own = process.env["AWS_ACCESS_KEY_ID"] ? {} : { credentials: localCredentials };
  const region = process.env["AWS_REGION"] ?? "eu-west-2";
  const client = new DynamoDBClient(endpoint ? { endpoint, region, ...own } : {});
  return { client, tableName, school };
}

async function laptopTable(wanted: string | undefined): Promise<Register> {
  const running = await runningIn(process.env["LOCAL_DIR"] || ".local");
  if (!running) {
    throw new Refusal(
      "The laptop cloud is not running here. Start it with `npm start` in another window.",
    );
  }
  const profile = fileURLToPath(new URL(`../schools/${running.school}.json`, import.meta.url));
  const school = wanted ?? requireSchool(profile).id;
  return { client: laptopTableClient(running.table), tableName: running.table.name, school };
}

/** On a terminal one line that counts up; a log gets a line now and then. */
function counter(stream: NodeJS.WriteStream): (count: number) => void {
  return (count) => {
    if (stream.isTTY) stream.write(`\r  …  ${count} histories checked`);
    else if (count % 500 === 0) stream.write(`  …  ${count} histories checked\n`);
  };
}

async function main(): Promise<void> {
  const { school: wanted } = readArguments();
  const tableName = process.env["TABLE_NAME"];
  const register = tableName ? namedTable(tableName, wanted) : await laptopTable(wanted);
  try {
    const incidents = await verifyHistories(register, counter(process.stderr));
    const reviews = await verifyReviews(register);
    const monitoring = await verifyMonitoring(register);
    const checked = incidents.checked + reviews.checked + monitoring.checked;
    const faults = [...incidents.faults, ...reviews.faults, ...monitoring.faults];
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
    for (const fault of faults) process.stdout.write(`${fault}\n`);
    const whole = checked - faults.length;
    const histories = whole === 1 ? "1 history is" : `${whole} histories are`;
    const broken = faults.length === 0 ? "" : `, ${faults.length} not`;
    process.stdout.write(`${histories} whole${broken} (school ${register.school})\n`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    register.client.destroy();
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(fault instanceof Refusal ? `${fault.message}\n` : `${String(fault)}\n`);
  process.exitCode = 1;
}
