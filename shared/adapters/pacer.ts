import { setTimeout as sleep } from "node:timers/promises";
import type { Pacer } from "../ports.ts";

/** Turns that nobody took may be made up for within so many milliseconds, and are lost after. */
const slack = 250;

/**
 * So many turns a second, evenly, from the first one on (the "generic cell rate" way of a leaky
 * bucket). `now` is in milliseconds and never goes back.
 */
export function pacer(rate: number, now: () => number = () => performance.now()): Pacer {
  const interval = 1000 / rate;
  let next = now();
  return {
    async turn() {
      const at = Math.max(next, now() - slack);
      next = at + interval;
      const wait = at - now();
      if (wait > 0) await sleep(wait);
    },
    giveBack() {
      next -= interval;
    },
    rest: (seconds) => sleep(seconds * 1000),
  };
}
