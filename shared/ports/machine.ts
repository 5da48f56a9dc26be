import type { Instant } from "../domain/time.ts";

/** Keys by generation, 1 to 9; the newest derives what is new, the older ones find what is old. */
export interface KeyRing {
  readonly newest: number;
  /** Bytes (32) that follow from the key, the purpose and the parts, and that nobody can foretell. */
  derive(generation: number, purpose: string, ...parts: readonly string[]): Uint8Array;
  has(generation: number): boolean;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new secret of 256 bits, in letters, digits, `-` and `_` (43 characters). */
  secret(): string;
  /** SHA-256 of text, 64 hexadecimal digits. */
  digest(text: string): string;
  /** A number in [0, 1). */
  chance(): number;
}

/**
 * A log line is a fixed sentence and a few facts: ids, counts, codes. Never a name, an address, a
 * receipt, text that somebody wrote, or a whole event.
 */
export interface Log {
  info(sentence: string, facts?: Facts): void;
  error(sentence: string, facts?: Facts): void;
}

export type Facts = Readonly<Record<string, string | number | boolean>>;
