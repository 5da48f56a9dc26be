import { systemClock as real } from "#shared/adapters/system.ts";
import { later } from "#shared/domain/time.ts";
import type { Clock } from "#shared/ports.ts";

export * from "#shared/adapters/system.ts";

/** The machine's clock, put forward as far as the process is told: leases run out at once. */
export const systemClock: Clock = {
  now: () => later(real.now(), Number(process.env["SECONDS_AHEAD"] ?? 0)),
};
