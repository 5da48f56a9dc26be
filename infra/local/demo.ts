import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { requireSchool } from "#infra/schools/read-school.ts";
import { systemClock } from "#shared/adapters/system.ts";
import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import { runningIn } from "./control.ts";
import { barOn } from "./demo/bar.ts";
import { fillMonitoring } from "./demo/fill-monitoring.ts";
import { type FilledOffice, fillOffice } from "./demo/fill-office.ts";
import { countIncidents, type Filled, fillRegister } from "./demo/fill-register.ts";
import { fillReview } from "./demo/fill-review.ts";
import { type FilledSites, fillSites } from "./demo/fill-sites.ts";
import { laptopTableClient } from "./table-client.ts";

const usual = 300;
const usage = `Usage: npm run demo [-- --incidents ${usual}] [-- --more]
Fills the running laptop cloud with three made-up years of a school, up to today.
  --incidents N   so many (1 to 2,000)
  --more          although there are incidents in it already`;

/** A sentence for the person at the keyboard: no stack trace helps them. */
class Refusal extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { incidents: { type: "string" }, more: { type: "boolean", default: false } },
    });
    const incidents = Number(values.incidents ?? usual);
    if (Number.isInteger(incidents) && incidents >= 1 && incidents <= 2_000) {
      return { incidents, more: values.more };
    }
  } catch (fault) {
    throw new Refusal(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
  throw new Refusal(usage);
}

async function main(): Promise<void> {
  const { incidents, more } = readArguments();
  const running = await runningIn(process.env["LOCAL_DIR"] || ".local");
  if (!running) {
    throw new Refusal(
      "The laptop cloud is not running here. Start it with `npm start` in another window.",
    );
  }
  const profile = new URL(`../schools/${running.school}.json`, import.meta.url);
  const school = requireSchool(fileURLToPath(profile));
  const client = laptopTableClient(running.table);
  const table = { client, name: running.table.name };
  try {
    const there = await countIncidents(table, school.id);
    if (there > 0 && !more) throw new Refusal(notEmpty(there));
    process.stdout.write(`Making up three years of ${school.name}\n`);
    const filled = await fillRegister(
      table,
      {
        school,
        keys: running.keys,
        count: incidents,
        until: systemClock.now(),
        // Another past for each number of incidents there are, so that --more never meets its own rows.
        seed: there,
      },
      barOn(process.stdout, incidents),
    );
    const office = await fillOffice(table, school, systemClock.now());
    const sites = await fillSites(table, school, systemClock.now());
    const looks = await fillMonitoring(table, school, systemClock.now());
    const reviewing = await fillReview(table, school, systemClock.now());
    process.stdout.write(`${words(filled)}\n${officeWords(office)}\n${sitesWords(sites)}\n`);
    if (looks > 0)
      process.stdout.write(`  ${looks} terms in which somebody looked at social media sites.\n`);
    if (reviewing) process.stdout.write("  The governors’ review of the policy is under way.\n");
  } finally {
    client.destroy();
  }
}

const notEmpty = (there: number) =>
  `The register holds ${there} ${there === 1 ? "incident" : "incidents"} already. To add the made-up ones to them: npm run demo -- --more
To begin with an empty register: stop the laptop cloud and start it with npm start -- --fresh`;

function words({ statuses, changes, mails }: Filled): string {
  const counts = Object.entries(statuses)
    .toSorted(([, one], [, other]) => other - one)
    .map(([status, count]) => `  ${String(count).padStart(5)}  ${staffWords(status)}`);
  return `
${counts.join("\n")}

  ${changes.toLocaleString("en-GB")} entries of history. The ${mails.toLocaleString("en-GB")} mails of those years are noted as sent and were not sent again;
  only what falls due today reaches the mailbox. Nobody in these incidents is real.
  Sign in to the register as the headteacher, then as the chair of governors, and compare.`;
}

const officeWords = ({ stakeholders, reminders, acknowledgements }: FilledOffice): string => `
  Terms, ${stakeholders} stakeholders, ${reminders} termly reminders, ${acknowledgements} acknowledgements of the policy.`;

const sitesWords = ({ version, proposals }: FilledSites): string =>
  `  Version ${version} of the list of sites, and ${proposals} proposals for it to decide.`;

const isStatus = (one: string): one is Status => one in statusWords;
const staffWords = (status: string): string => (isStatus(status) ? statusWords[status].staff : "");

try {
  await main();
} catch (fault) {
  process.stderr.write(fault instanceof Refusal ? `${fault.message}\n` : `${String(fault)}\n`);
  process.exitCode = 1;
}
