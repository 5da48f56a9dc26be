import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as oidc from "openid-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SignInEngine, signInClientId, startSignIn } from "#infra/local/sign-in-engine.ts";
import { type SchoolProfile, schoolProfile } from "#shared/domain/school/profile.ts";

const profileFile = new URL("../../infra/schools/highters-heath.json", import.meta.url);
const baseUrl = "http://localhost:3999";

/** A browser's cookie jar and nothing more. */
function browser() {
  const jar = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    const next = location === null ? undefined : new URL(location, url).href;
    return { status: answer.status, headers: answer.headers, next, html: await answer.text() };
  };
}

describe("the sign-in service on a laptop", () => {
  let folder: string;
  let school: SchoolProfile;
  let engine: SignInEngine;
  const start = async () => {
    const wanted = { variable: "OIDC_PORT", port: 0 };
    engine = await startSignIn({ school, baseUrl, folder, wanted });
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sign-in-"));
    school = schoolProfile.parse(JSON.parse(await readFile(profileFile, "utf8")));
    await start();
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const begin = async () => {
    const client = await oidc.discovery(
      new URL(engine.issuer),
      signInClientId,
      undefined,
      oidc.None(),
      { execute: [oidc.allowInsecureRequests] },
    );
    const verifier = oidc.randomPKCECodeVerifier();
    const ask = oidc.buildAuthorizationUrl(client, {
      redirect_uri: `${baseUrl}/sign-in/callback`,
      scope: "openid email profile",
      prompt: "login",
      state: "kept",
      nonce: "once",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { client, verifier, ask: ask.href };
  };
  const signIn = async (visit: ReturnType<typeof browser>, person: string) => {
    const { client, verifier, ask } = await begin();
    const choice = (await visit(ask)).next ?? "";
    const resumed = await visit((await visit(choice, { person })).next ?? "");
    const tokens = await oidc.authorizationCodeGrant(client, new URL(resumed.next ?? ""), {
      pkceCodeVerifier: verifier,
      expectedState: "kept",
      expectedNonce: "once",
    });
    return tokens.claims();
  };

  it("offers everybody of the school, by name and role", async () => {
    const visit = browser();
    const page = await visit((await visit((await begin()).ask)).next ?? "");
    const buttons = [...page.html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, words]) => words);
    expect(buttons).toHaveLength(9);
    expect(buttons).toContain("Amara Osei, Headteacher");
    expect(buttons).toContain("Dorothy Marchetti, Chair of governors and Governor");
    expect(buttons).toContain("Joan Whitcombe, Outside contact");
    expect(page.headers.get("content-security-policy")).toContain(`form-action 'self' ${baseUrl}`);
  });

  it("says who somebody is and what roles they hold", async () => {
    expect(await signIn(browser(), "dorothy-marchetti")).toMatchObject({
      sub: "dorothy-marchetti",
      name: "Dorothy Marchetti",
      email: "dorothy.marchetti@example.org",
      "cognito:groups": ["chair-of-governors", "governor"],
    });
    expect(await signIn(browser(), "outside-contact")).toMatchObject({
      sub: "outside-contact",
      "cognito:groups": ["outside-contact"],
    });
  });

  it("asks again when asked to, though somebody is signed in", async () => {
    const visit = browser();
    expect(await signIn(visit, "amara-osei")).toMatchObject({ sub: "amara-osei" });
    expect(await signIn(visit, "hollie-brandt")).toMatchObject({ sub: "hollie-brandt" });
  });

  it("keeps its keys over a restart, for this user only", async () => {
    const keys = async () => (await fetch(`${engine.issuer}/jwks`)).json();
    const before = await keys();
    await engine.close();
    await start();
    expect(await keys()).toEqual(before);
    expect((await stat(join(folder, "sign-in.json"))).mode & 0o777).toBe(0o600);
  });

  it("says to start again when a sign-in is stale", async () => {
    const page = await browser()(`${engine.issuer}/people/unknown`, { person: "amara-osei" });
    expect(page.status).toBe(400);
    expect(page.html).toContain(`${baseUrl}/sign-in`);
  });
});
