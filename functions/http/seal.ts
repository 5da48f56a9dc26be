import { EncryptJWT, errors, jwtDecrypt } from "jose";
import { type EpochSeconds, type Instant, toEpochSeconds } from "#shared/domain/time.ts";

/**
 * Seals a value so that only we can read or make it, until it expires (AES-256-GCM, a JSON Web Token
 * after RFC 7519 and 7516). `purpose` keeps a token of one kind from passing for another.
 */
export const seal = (
  key: Uint8Array,
  purpose: string,
  value: unknown,
  expiresAt: EpochSeconds,
): Promise<string> =>
  new EncryptJWT({ value })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setAudience(purpose)
    .setExpirationTime(expiresAt)
    .encrypt(key);

export type Unsealed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refused: "expired" | "tampered" };

/** What was sealed, or why it cannot be had. Never throws, whatever it is given. */
export async function unseal(
  key: Uint8Array,
  purpose: string,
  sealed: string,
  at: Instant,
): Promise<Unsealed> {
  try {
    const { payload } = await jwtDecrypt<{ value: unknown }>(sealed, key, {
      audience: purpose,
      requiredClaims: ["exp"],
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      currentDate: new Date(toEpochSeconds(at) * 1000),
    });
    return { ok: true, value: payload.value };
  } catch (fault) {
    return { ok: false, refused: fault instanceof errors.JWTExpired ? "expired" : "tampered" };
  }
}
