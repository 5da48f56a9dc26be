import * as z from "zod/mini";
import { pathTo } from "#shared/contract/routes.ts";
import { policyVersion, versionNumber } from "#shared/domain/policy/policy-version.ts";
import { stakeholderAddress } from "#shared/domain/reminders/stakeholder.ts";
import { hours, type Instant, later, toEpochSeconds } from "#shared/domain/time.ts";
import type { KeyRing } from "#shared/ports.ts";
import { seal, unseal } from "./seal.ts";

/**
 * In days. A mail about one term is answered in that term or in the holidays after it; what comes
 * later is answered from the next term's mail.
 */
export const acknowledgeDays = 120;
/** In days. Nobody may have to look for the newest mail to be left alone: a mail of last year will do. */
export const unsubscribeDays = 400;

export interface LinkParts {
  readonly keyRing: KeyRing;
  readonly baseUrl: string;
}

/** Whom an unsubscribe link was sent to. */
export interface Addressee {
  readonly school: string;
  readonly email: string;
}

/** Whom an acknowledgement link was sent to, and about which words. */
export interface AskedToRead extends Addressee {
  readonly policy: { readonly version: number; readonly hash: string };
}

type Purpose = "acknowledge" | "unsubscribe";

/** What every sealed value begins with: {"alg":"dir","enc":"A256GCM"} and no key. A link does without. */
const beginning = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")}..`;
/** The longest address, and then some. */
const longestToken = 1000;

async function tokenFor(
  keyRing: KeyRing,
  purpose: Purpose,
  value: readonly unknown[],
  at: Instant,
): Promise<string> {
  const days = purpose === "acknowledge" ? acknowledgeDays : unsubscribeDays;
  const expiresAt = toEpochSeconds(later(at, hours(24 * days)));
  const sealed = await seal(keyRing.derive(keyRing.newest, purpose), purpose, value, expiresAt);
  if (!sealed.startsWith(beginning)) throw new Error("A seal begins otherwise than it did");
  return sealed.slice(beginning.length);
}

/** True if the text is the one way to write its bytes: base64 leaves room at the end of a part. */
const isCanonical = (token: string): boolean =>
  token.split(".").every((part) => Buffer.from(part, "base64url").toString("base64url") === part);

type Read<Value> = Value | "expired" | "unknown";

/** What a token holds, whichever key of the ring sealed it. Never throws, whatever it is given. */
async function valueOf<Value>(
  keyRing: KeyRing,
  purpose: Purpose,
  schema: z.ZodMiniType<Value>,
  token: string,
  at: Instant,
): Promise<Read<Value>> {
  if (token.length > longestToken || !isCanonical(token)) return "unknown";
  for (let generation = keyRing.newest; generation >= 1; generation -= 1) {
    const key = keyRing.derive(generation, purpose);
    const opened = await unseal(key, purpose, `${beginning}${token}`, at);
    if (opened.ok) return schema.safeParse(opened.value).data ?? "unknown";
    if (opened.refused === "expired") return "expired";
  }
  return "unknown";
}

/** Sixty-four hexadecimal digits take a third less room in a link. */
const shortHash = (hash: string): string => Buffer.from(hash, "hex").toString("base64url");
const longHash = (short: string): string => Buffer.from(short, "base64url").toString("hex");

const acknowledgeValue = z.pipe(
  z.tuple([z.string(), stakeholderAddress, versionNumber, z.string()]),
  z.pipe(
    z.transform(([school, email, version, short]: [string, string, number, string]) => ({
      school,
      email,
      policy: { version, hash: longHash(short) },
    })),
    z.strictObject({
      school: z.string(),
      email: z.string(),
      policy: z.strictObject({ version: versionNumber, hash: policyVersion.shape.hash }),
    }),
  ),
);

const unsubscribeValue = z.pipe(
  z.tuple([z.string(), stakeholderAddress]),
  z.transform(([school, email]: [string, string]): Addressee => ({ school, email })),
);

/** Stands in the form of a page as it stands in the link of a mail. */
export const acknowledgeToken = (
  keyRing: KeyRing,
  { school, email, policy }: AskedToRead,
  at: Instant,
): Promise<string> =>
  tokenFor(keyRing, "acknowledge", [school, email, policy.version, shortHash(policy.hash)], at);

/** A link to read the policy and to say so: whoever has it may say it for this address, and nothing else. */
export const acknowledgeLink = async (
  { keyRing, baseUrl }: LinkParts,
  asked: AskedToRead,
  at: Instant,
): Promise<string> =>
  `${baseUrl}${pathTo("acknowledge")}?token=${await acknowledgeToken(keyRing, asked, at)}`;

/** A link to get no more reminders: whoever has it may say it for this address, and take it back. */
export const unsubscribeLink = async (
  { keyRing, baseUrl }: LinkParts,
  { school, email }: Addressee,
  at: Instant,
): Promise<string> =>
  `${baseUrl}${pathTo("unsubscribe")}?token=${await tokenFor(keyRing, "unsubscribe", [school, email], at)}`;

export const readAcknowledgeToken = (
  keyRing: KeyRing,
  token: string,
  at: Instant,
): Promise<Read<AskedToRead>> => valueOf(keyRing, "acknowledge", acknowledgeValue, token, at);

export const readUnsubscribeToken = (
  keyRing: KeyRing,
  token: string,
  at: Instant,
): Promise<Read<Addressee>> => valueOf(keyRing, "unsubscribe", unsubscribeValue, token, at);
