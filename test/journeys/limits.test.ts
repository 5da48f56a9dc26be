import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { aLaptop } from "#test/support/laptop.ts";
import { readyDraft, report, reported, submit, Visitor } from "./visitor.ts";

const laptop = aLaptop();

/** What one address may send at once before the service itself makes it wait. */
const burst = 120;
/** More than the burst, what comes back in the meantime, and a reserve. */
const most = 160;

/** The gateway limits a route for everybody; that is not the limit this is about. */
const isTheGateways = (answer: Response) =>
  answer.status === 429 && !answer.headers.has("content-security-policy");

/** Sends again and again, each time as if from another address, until the service has enough. */
async function untilRefused(send: (forged: string) => Promise<Response>) {
  let taken = 0;
  for (;;) {
    const forged = `198.51.100.${taken}`;
    const answers = await Promise.all([forged, forged, forged, forged, forged].map(send));
    const refused = answers.find((one) => one.status === 429 && !isTheGateways(one));
    taken += answers.filter((one) => one.status !== 429).length;
    if (refused || taken > most) return { taken, refused };
    if (answers.some(isTheGateways)) await pause(300);
  }
}

/** Waits as long as the gateway says, and no longer than the service would. */
async function pastTheGateway(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await send();
    if (!isTheGateways(answer)) return answer;
    await pause(1_000 * Number(answer.headers.get("retry-after")));
  }
  throw new Error("The gateway let nothing through");
}

const waitOf = (answer: Response | undefined) => Number(answer?.headers.get("retry-after"));

// Together: each has a route of its own, and waits most of the time.
describe.concurrent("whoever sends too much from one address has to wait, whatever address it claims,", () => {
  it("with incidents as JSON", async () => {
    const wrong = report({ kind: "nothing" });
    const { taken, refused } = await untilRefused((forged) =>
      submit(laptop, wrong, { headers: { "x-forwarded-for": forged } }),
    );
    expect(taken).toBeGreaterThanOrEqual(burst);
    expect(taken).toBeLessThan(most);
    expect(refused?.headers.get("content-type")).toBe("application/problem+json");
    expect(waitOf(refused)).toBeGreaterThanOrEqual(1);
    expect(waitOf(refused)).toBeLessThanOrEqual(3);
    expect(await refused?.json()).toMatchObject({ status: 429, title: "Too many requests" });
  });

  it("with reports by the form, and keeps the answers", async () => {
    const visitor = new Visitor(laptop);
    const draft = await readyDraft(visitor);
    const { taken, refused } = await untilRefused((forged) =>
      visitor.post("/report/check", { draft, go: "send" }, { "x-forwarded-for": forged }),
    );
    expect(taken).toBeGreaterThanOrEqual(burst);
    expect(taken).toBeLessThan(most);
    expect(waitOf(refused)).toBeGreaterThanOrEqual(1);
    const page = (await refused?.text()) ?? "";
    expect(page).toContain("<title>Error: Check your answers");
    expect(page).toContain("sand pit");
  });

  it("with receipts, after twenty tries, even with the right one", async () => {
    const { receipt, reference } = await reported(laptop);
    const visitor = new Visitor(laptop);
    const tryReceipt = (typed: string, forged: string) =>
      pastTheGateway(() =>
        visitor.post("/follow-up", { receipt: typed }, { "x-forwarded-for": forged }),
      );
    const statuses: number[] = [];
    for (let place = 0; place < 20; place += 1) {
      const answer = await tryReceipt(`1000 0000 0000 00${10 + place}`, `198.51.100.${place}`);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 422));
    const limited = await tryReceipt(receipt, "198.51.100.99");
    expect(limited.status).toBe(429);
    expect(waitOf(limited)).toBeGreaterThanOrEqual(20);
    expect(await limited.text()).not.toContain(reference);
    const byJson = await pastTheGateway(() =>
      visitor.ask("/api/follow-up", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "198.51.100.98" },
        body: JSON.stringify({ receipt }),
      }),
    );
    expect([byJson.status, byJson.headers.get("content-type")]).toEqual([
      429,
      "application/problem+json",
    ]);
  });
});
