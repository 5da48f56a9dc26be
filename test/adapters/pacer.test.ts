import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pacer } from "#shared/adapters/pacer.ts";

/** A clock in milliseconds that stands until it is moved. */
function aStoppedClock() {
  let at = 1000;
  return { now: () => at, forward: (ms: number) => (at += ms) };
}

/** How many turns are given without a wait, of at most `most`. */
async function atOnce(one: ReturnType<typeof pacer>, most: number): Promise<number> {
  for (let given = 0; given < most; given += 1) {
    const waited = await Promise.race([
      one.turn().then(() => false),
      // A turn that need not wait is given before any timer.
      new Promise<boolean>((resolve) => setImmediate(() => resolve(true))),
    ]);
    if (waited) return given;
  }
  return most;
}

describe("the pacer", () => {
  it("gives turns evenly at its rate, in real time", async () => {
    const [rate, turns] = [100, 60];
    const one = pacer(rate);
    const before = performance.now();
    await Promise.all(Array.from({ length: turns }, () => one.turn()));
    const ratio = (performance.now() - before) / (((turns - 1) / rate) * 1000);
    expect(ratio).toBeGreaterThan(0.95);
    // How late a timer is depends on the machine; that it is not early does not.
    expect(ratio).toBeLessThan(1.5);
  });

  it("makes up for a quarter of a second and no more", async () => {
    const clock = aStoppedClock();
    const one = pacer(20, clock.now);
    clock.forward(60_000);
    // Five turns of a quarter of a second, and the one that is due now.
    expect(await atOnce(one, 50)).toBe(6);
  });

  it("loses no time to a short delay: its rate holds over a while", async () => {
    const one = pacer(100);
    const before = performance.now();
    for (let turn = 0; turn < 40; turn += 1) {
      await one.turn();
      if (turn % 10 === 0) await sleep(60);
    }
    expect(performance.now() - before).toBeLessThan(390 * 1.5);
  });

  it("gives a turn again that was given back", async () => {
    const clock = aStoppedClock();
    const one = pacer(20, clock.now);
    expect(await atOnce(one, 1)).toBe(1);
    one.giveBack();
    expect(await atOnce(one, 5)).toBe(1);
  });

  it("rests for so many seconds", async () => {
    const before = performance.now();
    await pacer(1).rest(0.05);
    expect(performance.now() - before).toBeGreaterThanOrEqual(49);
  });
});
