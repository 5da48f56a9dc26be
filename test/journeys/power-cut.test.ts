import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  mailsAbout,
  mailsOf,
  type RunningLaptop,
  startLaptop,
  toldAbout,
} from "#test/support/laptop.ts";
import {
  listed,
  type Receipted,
  report,
  reported,
  seen,
  signedIn,
  submit,
  Visitor,
} from "./visitor.ts";

const recipients = ["amara.osei@example.org", "beth.lindqvist@example.org"];
const tries = 5;

let folder = "";
const running: RunningLaptop[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "school-"));
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.kill()));
  await rm(folder, { recursive: true, force: true });
});

async function start(port?: string): Promise<RunningLaptop> {
  const laptop = await startLaptop(folder, port);
  running.push(laptop);
  return laptop;
}

const mailsOnDisk = () => readFile(join(folder, "mails", "mails.jsonl"), "utf8").catch(() => "");

/** Reports something and cuts the power at the answer, again and again until no mail was out yet. */
async function reportAndCut(first: RunningLaptop) {
  let laptop = first;
  for (let round = 0; round < tries; round += 1) {
    const key = randomUUID();
    const answer = await submit(laptop, report(), { key });
    const given = (await answer.json()) as Receipted;
    await laptop.kill();
    if (!(await mailsOnDisk()).includes(given.reference)) return { key, given };
    laptop = await start(new URL(laptop.baseUrl).port);
  }
  throw new Error(`The alert was faster than the power cut ${tries} times`);
}

it("loses nothing when the power is cut between a report and its alert", {
  timeout: 200_000,
}, async () => {
  const before = await start();
  const earlier = await reported(before);
  expect(await mailsAbout(before, earlier.reference, { count: 2 })).toHaveLength(2);
  const lead = await signedIn(before, "beth-lindqvist");
  const port = new URL(before.baseUrl).port;
  const { key, given } = await reportAndCut(before);

  const after = await start(port);
  expect(after.baseUrl).toBe(before.baseUrl);
  // At once, unless the cut fell into the sending: then as soon as that run's lease has ended.
  await mailsAbout(after, given.reference, { count: 2, ms: 150_000 });
  // Long enough for two more rounds of the mail job.
  await pause(2_200);
  const mails = await mailsOf(after);
  expect(toldAbout(mails, given.reference)).toEqual(recipients);
  expect(toldAbout(mails, earlier.reference)).toEqual(recipients);

  // The session of before is still good, and the register has both.
  const references = await listed(lead);
  expect(references).toContain(given.reference);
  expect(references).toContain(earlier.reference);
  for (const { receipt, reference } of [given, earlier]) {
    const followed = await new Visitor(after).post("/follow-up", { receipt });
    expect(followed.status).toBe(200);
    expect(await followed.text()).toContain(reference);
  }
  // Whoever did not see the answer and sends again gets the same one.
  const again = await seen(await submit(after, report(), { key }));
  expect([again.status, JSON.parse(again.body)]).toEqual([201, given]);
  expect(await listed(lead)).toEqual(references);
});
