import { createHmac, createSecretKey, hash, hkdfSync, randomBytes, randomInt } from "node:crypto";
import { instant } from "../domain/time.ts";
import type { Clock, Facts, Ids, KeyRing, Log } from "../ports.ts";

export const systemClock: Clock = { now: () => instant.parse(new Date().toISOString()) };

export const systemIds: Ids = {
  secret: () => randomBytes(32).toString("base64url"),
  digest: (text) => hash("sha256", text),
  chance: () => randomInt(2 ** 32) / 2 ** 32,
};

/**
 * A ring of keys out of its setting: comma-separated, oldest first. Each part is length-prefixed, so
 * that no two lists of parts run together to the same bytes.
 */
export function keyRing(setting: string): KeyRing {
  const keys = setting.split(",").map((key) => createSecretKey(key, "utf8"));
  return {
    newest: keys.length,
    has: (generation) =>
      Number.isInteger(generation) && generation >= 1 && generation <= keys.length,
    derive(generation, purpose, ...parts) {
      const key = keys[generation - 1];
      if (key === undefined) throw new Error(`The key ring has no generation ${generation}`);
      const told = [purpose, ...parts].map((part) => `${Buffer.byteLength(part)}:${part}`);
      return createHmac("sha256", key).update(told.join("")).digest();
    },
  };
}

/** A key (32 bytes) for one purpose out of the newest of a ring, after HKDF (RFC 5869). */
export const sealingKey = (setting: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", setting.split(",").at(-1) ?? "", "", purpose, 32));

/** One line of JSON a fact, to standard output, where Lambda takes it from. */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, sentence: string, facts: Facts = {}) =>
    write(`${JSON.stringify({ level, message: sentence, ...facts })}\n`);
  return {
    info: (sentence, facts) => line("info", sentence, facts),
    error: (sentence, facts) => line("error", sentence, facts),
  };
}
