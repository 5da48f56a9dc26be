/** Buckets kept at most: one attacker with many addresses must not fill the memory. */
const mostBuckets = 10_000;

/**
 * A bucket of tokens a client address, in the memory of this function: it costs no call. `take` gives
 * undefined if the request may pass, else the seconds to wait. `now` is in seconds.
 */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #burst: number;
  readonly #perSecond: number;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
  }

  take(address: string, now: number): number | undefined {
    const { tokens, at } = this.#buckets.get(address) ?? { tokens: this.#burst, at: now };
    const left = Math.min(this.#burst, tokens + Math.max(0, now - at) * this.#perSecond);
    // Deleted and set again, so that the map's first entry is the one longest unseen.
    this.#buckets.delete(address);
    this.#buckets.set(address, { tokens: left >= 1 ? left - 1 : left, at: Math.max(now, at) });
    if (this.#buckets.size > mostBuckets) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return left >= 1 ? undefined : Math.ceil((1 - left) / this.#perSecond);
  }
}
