import { keyRing } from "#shared/adapters/system.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Instant } from "#shared/domain/time.ts";
import { chanceFrom } from "./chance.ts";
import { type Drawn, drawPlots } from "./draw-plots.ts";
import { type Lived, liveThrough } from "./live-through.ts";
import type { Fate } from "./planned.ts";
import { reportOf } from "./report.ts";

export interface PastOptions {
  readonly school: SchoolProfile;
  /** The key ring, as the setting holds it. */
  readonly keys: string;
  readonly count: number;
  /** The present, with which the past ends. */
  readonly until: Instant;
  /** The same number makes the same past up to the same present. */
  readonly seed: number;
}

const fateOf = ({ ends, late }: Drawn, former: Reference | undefined): Fate => ({
  ends: ends === "duplicate" && former === undefined ? "closed" : ends,
  ...(late && { late }),
  ...(former && { original: former }),
});

/** Three believable years of a school, one incident after the other. */
export async function* makePast(options: PastOptions): AsyncGenerator<Lived> {
  const { school, keys, count, until, seed } = options;
  const chance = chanceFrom(seed);
  const ring = keyRing(keys);
  let former: Reference | undefined;
  let place = 0;
  for (const drawn of drawPlots(until, count, chance)) {
    place += 1;
    const report = reportOf(drawn.story, drawn.at, school, chance);
    const lived = await liveThrough({
      plot: { ...report, school, chance, fate: fateOf(drawn, former) },
      at: drawn.at,
      until,
      keyRing: ring,
      idempotencyKey: `demo-${seed}-${place}`.padEnd(16, "-"),
    });
    // A repeat repeats the report before it, which may itself have been one.
    former = lived.incident.work.original ?? lived.incident.reference;
    yield lived;
  }
}
