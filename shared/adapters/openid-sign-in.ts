import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import * as z from "zod/mini";
import { instant, later, minutes } from "../domain/time.ts";
import type { Claims, SignInService } from "../ports.ts";

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** The claim of the ID token that lists the groups. */
  readonly groupsClaim: string;
  readonly redirectTo: string;
}

/** Plain HTTP is for the laptop: a token must never cross a network unencrypted. */
const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");

const person = z.object({
  name: z.optional(z.string()),
  email: z.string(),
  sub: z.string(),
  /** Seconds since 1970 at which they proved who they are. */
  auth_time: z.optional(z.int()),
});
const epoch = instant.parse("1970-01-01T00:00:00Z");

/** Whoever is to sign in again does so within this many seconds of coming back. */
const longestSince = minutes(2);

/** Answers by which the service, or whoever made up the address, says no. Everything else is a fault. */
const saysNo = (fault: unknown): boolean =>
  fault instanceof AuthorizationResponseError ||
  fault instanceof ResponseBodyError ||
  (fault instanceof ClientError && fault.code !== "OAUTH_TIMEOUT");

export function openIdSignIn(settings: OpenIdSettings): SignInService {
  const { issuer, clientId, groupsClaim, redirectTo } = settings;
  const server = new URL(issuer);
  let known: Promise<Configuration> | undefined;
  // Asked once a function's life; asked again if it failed.
  const configuration = () => {
    known ??= discovery(server, clientId, undefined, None(), {
      timeout: 5,
      ...(isLoopback(server) && { execute: [allowInsecureRequests] }),
    }).catch((fault: unknown) => {
      known = undefined;
      throw new Error("The sign-in service cannot be reached", { cause: fault });
    });
    return known;
  };
  const groupsOf = (claims: Readonly<Record<string, unknown>>): readonly string[] =>
    z.array(z.string()).safeParse(claims[groupsClaim]).data ?? [];

  return {
    async begin(again = false) {
      const kept = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        ...(again && { again: true as const }),
      };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectTo,
        scope: "openid profile email",
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: "S256",
        state: kept.state,
        nonce: kept.nonce,
        // A computer in the staff room must not sign in whoever sits down at it.
        prompt: "login",
        // Whoever holds the browser can take the line above out of the address: the token must say when.
        ...(again && { max_age: String(longestSince) }),
      });
      return { url: url.href, kept };
    },
    async finish(cameBackTo, { state, nonce, verifier, again }): Promise<Claims | undefined> {
      const config = await configuration();
      try {
        const tokens = await authorizationCodeGrant(config, cameBackTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(again && { maxAge: longestSince }),
        });
        const claims = tokens.claims() ?? {};
        const { name, email, sub, auth_time: proved } = person.parse(claims);
        return {
          name: name ?? email ?? sub,
          email,
          groups: groupsOf(claims),
          ...(again && proved !== undefined && { provedAt: later(epoch, proved) }),
        };
      } catch (fault) {
        if (saysNo(fault)) return undefined;
        throw fault;
      }
    },
  };
}
