import * as z from "zod/mini";
import { html, seeOther, withCookie, withoutCookie } from "#functions/http/answers.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { seal, unseal } from "#functions/http/seal.ts";
import { localTarget, sessionCookie } from "#functions/http/session-cookie.ts";
import { problemPage } from "#functions/views/pages/problem.tsx";
import { startOf } from "#functions/views/pages/signed-in.ts";
import { signedOutPage } from "#functions/views/pages/signed-out.tsx";
import { pathTo, routes } from "#shared/contract/routes.ts";
import { absoluteSeconds, type Member, memberOf } from "#shared/domain/school/session.ts";
import { later, minutes, toEpochSeconds } from "#shared/domain/time.ts";
import type { World } from "#shared/ports.ts";
import { beginSession, endSession } from "#shared/use-cases/sign-in.ts";

type Parts = PageSurroundings &
  Pick<World, "sessions" | "ids" | "signInService"> & { readonly sealingKey: Uint8Array };

/** What the browser keeps, sealed, while it is away at the sign-in service. */
const attempt = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  again: z.exactOptional(z.literal(true)),
  to: z.string(),
});
const attemptCookie = "__Host-sign-in";
const attemptSeconds = minutes(15);
const purpose = "sign-in";

async function begin({ signInService, sealingKey, clock }: Parts, { query }: PageRequest) {
  const { url, kept } = await signInService.begin(query("again") === "yes");
  const expiresAt = toEpochSeconds(later(clock.now(), attemptSeconds));
  const value = { ...kept, to: localTarget(query("to")) };
  const sealed = await seal(sealingKey, purpose, value, expiresAt);
  return withCookie(seeOther(url), attemptCookie, sealed, attemptSeconds);
}

const failed = ({ school }: Parts) =>
  withoutCookie(
    html(
      problemPage({
        school,
        title: "You are not signed in",
        sentences: [
          "The sign-in was not finished, took more than 15 minutes, or was begun in another browser.",
        ],
        link: { href: pathTo("signIn"), text: "Sign in" },
      }),
      403,
    ),
    attemptCookie,
  );

/** The page that was asked for. Who only signed in, or asked for a register that is not theirs, begins at their own. */
const landing = (wanted: string, member: Member): string =>
  wanted === pathTo("register") ? pathTo(startOf(member)) : wanted;

async function comeBack(parts: Parts, { cookie, event }: PageRequest) {
  const { sealingKey, clock, signInService, school, baseUrl } = parts;
  const opened = await unseal(sealingKey, purpose, cookie(attemptCookie), clock.now());
  const kept = opened.ok ? attempt.safeParse(opened.value).data : undefined;
  if (!kept) return failed(parts);
  const cameBackTo = new URL(`${baseUrl}${pathTo("signInCallback")}?${event.rawQueryString}`);
  const claims = await signInService.finish(cameBackTo, kept);
  if (!claims) return failed(parts);
  const member = memberOf(claims.name, claims.email, claims.groups);
  // A session that this browser still had ends here, so that none is left behind.
  const former = cookie(sessionCookie);
  if (former !== "") await endSession(parts, school.id, former);
  const secret = await beginSession(parts, school.id, member, claims.provedAt);
  const answer = withoutCookie(seeOther(landing(localTarget(kept.to), member)), attemptCookie);
  return withCookie(answer, sessionCookie, secret, absoluteSeconds);
}

async function signOut(parts: Parts, { cookie }: PageRequest) {
  const secret = cookie(sessionCookie);
  if (secret !== "") await endSession(parts, parts.school.id, secret);
  return withoutCookie(html(signedOutPage(parts.school)), sessionCookie);
}

/** Signing in at the school's sign-in service, and out. */
export const signIn = (parts: Parts) =>
  pages(parts, (request) => {
    switch (request.path) {
      case routes.signInCallback.path:
        return comeBack(parts, request);
      case routes.signOut.path:
        return signOut(parts, request);
      default:
        return begin(parts, request);
    }
  });
