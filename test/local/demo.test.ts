import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoIncidentReader, dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { systemClock, systemIds } from "#shared/adapters/system.ts";
import { dutiesOf } from "#shared/domain/incident/duties.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { startOf } from "#shared/domain/school/school-year.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { aLaptop, type Mail, mailsOf } from "#test/support/laptop.ts";

const program = fileURLToPath(new URL("../../infra/local/demo.ts", import.meta.url));
const run = promisify(execFile);

/** What the program printed and how it ended. */
async function demo(localDir: string, ...words: readonly string[]) {
  const env = { ...process.env, LOCAL_DIR: localDir };
  const started = run(process.execPath, [program, ...words], { env, timeout: 60_000 });
  return started.then(
    ({ stdout, stderr }) => ({ said: stdout + stderr, failed: false }),
    (fault: { stdout?: string; stderr?: string }) => ({
      said: `${fault.stdout}${fault.stderr}`,
      failed: true,
    }),
  );
}

/** Every incident of a running laptop cloud, as its functions read them. */
async function incidentsIn(localDir: string): Promise<readonly Incident[]> {
  const running = await runningIn(localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const client = laptopTableClient(running.table);
  try {
    const { name } = running.table;
    const { lines } = await dynamoRegister(client, name).page(running.school, { limit: 500 });
    const { find } = dynamoIncidentReader(client, name);
    const found = await Promise.all(lines.map(({ reference }) => find(running.school, reference)));
    return found.filter((one) => one !== undefined);
  } finally {
    client.destroy();
  }
}

describe("npm run demo", () => {
  const laptop = aLaptop();
  const today = startOf(schoolDay(systemClock.now()));
  let first: Awaited<ReturnType<typeof demo>>;
  let mails: readonly Mail[];
  beforeAll(async () => {
    first = await demo(laptop.localDir, "--incidents", "20");
    // Longer than the sweep needs to send whatever is owed.
    await pause(2_500);
    mails = await mailsOf(laptop);
  }, 120_000);

  it("fills the register and says what with", () => {
    expect(first.failed).toBe(false);
    expect(first.said).toContain("20 of 20");
    expect(first.said).toMatch(/\d+ {2}Closed/);
  });

  it("leaves whole histories", async () => {
    const incidents = await incidentsIn(laptop.localDir);
    expect(incidents).toHaveLength(20);
    const broken = incidents.filter(
      ({ history }) => firstBrokenLink(history, (text) => systemIds.digest(text)) !== undefined,
    );
    expect(broken).toEqual([]);
  });

  it("sends no mail of the past, only what falls due today", async () => {
    const owing = (await incidentsIn(laptop.localDir))
      .filter((one) => dutiesOf(one).some(({ from }) => from >= today))
      .map(({ reference }) => reference);
    expect(owing.length).toBeGreaterThan(0);
    expect(mails.length).toBeLessThan(12);
    expect(
      mails.filter(({ subject }) => !owing.some((reference) => subject.includes(reference))),
    ).toEqual([]);
  });

  it("does not double what is there unless it is asked to", async () => {
    const again = await demo(laptop.localDir, "--incidents", "20");
    expect(again).toMatchObject({ failed: true });
    expect(again.said).toContain("holds 20 incidents already");
    expect(again.said).toContain("--more");
    expect(await incidentsIn(laptop.localDir)).toHaveLength(20);
    const more = await demo(laptop.localDir, "--incidents", "8", "--more");
    expect(more.failed).toBe(false);
    expect(await incidentsIn(laptop.localDir)).toHaveLength(28);
  }, 60_000);
});

it("says so when nothing is running, or when it is asked for nonsense", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nothing-"));
  try {
    const idle = await demo(folder);
    expect(idle).toMatchObject({ failed: true });
    expect(idle.said).toContain("not running here");
    const odd = await demo(folder, "--incidents", "many");
    expect(odd.said).toContain("Usage: npm run demo");
  } finally {
    await rm(folder, { recursive: true });
  }
});
