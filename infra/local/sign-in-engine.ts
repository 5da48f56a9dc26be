import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Configuration, errors, type JWK, Provider } from "oidc-provider";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { closeServer, listen, type WantedPort } from "./listen.ts";
import { readPrivateJson, writePrivateJson } from "./private-file.ts";
import { signInMemory } from "./sign-in-memory.ts";
import { type Account, accountsOf, choicePage, startAgainPage } from "./sign-in-page.ts";

export const signInClientId = "social-media-policy";

export interface SignInEngine {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

interface Keys {
  readonly signing: JWK;
  readonly cookies: string;
}

interface SignInOptions {
  readonly school: SchoolProfile;
  /** The product's address: people are sent back there, and nowhere else. */
  readonly baseUrl: string;
  readonly folder: string;
  readonly wanted: WantedPort;
}

/** Starts an OpenID Connect service in which everybody of the school profile may be chosen. */
export async function startSignIn(options: SignInOptions): Promise<SignInEngine> {
  const keys = await keysIn(join(options.folder, "sign-in.json"));
  let answer = (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => answer(request, response));
  const issuer = `http://localhost:${await listen(server, options.wanted)}`;
  const accounts = accountsOf(options.school);
  const provider = new Provider(issuer, configuration(accounts, options.baseUrl, keys));
  const choose = chooser(provider, accounts, options);
  const standard = provider.callback();
  answer = (request, response) => {
    const answered = request.url?.startsWith("/people/")
      ? choose(request, response)
      : standard(request, response);
    answered.catch((fault: unknown) => {
      console.error("The sign-in service failed", fault);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
  return { issuer, close: () => closeServer(server) };
}

/** Made once and kept, so that a restart does not make strangers of the tokens already given. */
async function keysIn(file: string): Promise<Keys> {
  const kept = await readPrivateJson<Keys>(file);
  if (kept) return kept;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signing = {
    ...privateKey.export({ format: "jwk" }),
    kty: "RSA" as const,
    kid: randomBytes(8).toString("hex"),
    alg: "RS256",
    use: "sig",
  };
  const keys = { signing, cookies: randomBytes(32).toString("hex") };
  await writePrivateJson(file, keys);
  return keys;
}

const minutes = (count: number) => count * 60;

function configuration(accounts: readonly Account[], baseUrl: string, keys: Keys): Configuration {
  return {
    adapter: signInMemory(),
    clients: [
      {
        client_id: signInClientId,
        token_endpoint_auth_method: "none",
        redirect_uris: [`${baseUrl}/sign-in/callback`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      names: { session: "laptop_session", interaction: "laptop_sign_in", resume: "laptop_resume" },
    },
    pkce: { required: () => true },
    scopes: ["openid", "profile", "email"],
    // All claims stand in the ID token whatever the scope, as the deployed service has it.
    claims: { openid: ["sub", "name", "email", "email_verified", "cognito:groups"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `/people/${uid}` },
    findAccount: (_, id) => {
      const account = accounts.find((one) => one.id === id);
      return account && { accountId: id, claims: () => claimsOf(account) };
    },
    // Nobody is asked for consent to their own school's register.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      if (!oidc.client || accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = "text/plain";
      context.body = `${error}: ${description ?? ""}\n`;
    },
    ttl: {
      AccessToken: minutes(60),
      AuthorizationCode: minutes(1),
      Grant: minutes(60),
      IdToken: minutes(60),
      Interaction: minutes(60),
      Session: minutes(60 * 8),
    },
  };
}

const claimsOf = ({ id, name, email, groups }: Account) => ({
  sub: id,
  name,
  email,
  email_verified: true,
  "cognito:groups": [...groups],
});

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** The page between "sign in" and "signed in": shows the people, takes the choice. */
function chooser(provider: Provider, accounts: readonly Account[], options: SignInOptions) {
  const show = (response: ServerResponse, status: number, page: (nonce: string) => string) => {
    const nonce = randomBytes(16).toString("base64");
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      // Browsers hold the way back to the product against form-action too, so it is named.
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${options.baseUrl}; base-uri 'none'; frame-ancestors 'none'`,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    response.end(page(nonce));
  };
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const interaction = await provider.interactionDetails(request, response);
      const { uid } = interaction;
      const person = request.method === "POST" ? await chosen(request) : null;
      if (accounts.some(({ id }) => id === person)) {
        const login = { accountId: String(person) };
        await forgetWhoWasHere(provider, interaction);
        await provider.interactionFinished(request, response, { login });
        return;
      }
      const page = { action: `/people/${uid}` };
      show(response, 200, (nonce) => choicePage(options.school.name, accounts, { nonce, ...page }));
    } catch (fault) {
      if (!(fault instanceof errors.SessionNotFound)) throw fault;
      show(response, 400, (nonce) => startAgainPage(nonce, `${options.baseUrl}/sign-in`));
    }
  };
}

/** Otherwise the service first asks, by a script, whether the one before should be signed out. */
async function forgetWhoWasHere(provider: Provider, interaction: Interaction): Promise<void> {
  if (!interaction.session) return;
  const session = await provider.Session.findByUid(interaction.session.uid);
  await session?.destroy();
  delete interaction.session;
  await interaction.save(minutes(60));
}

const chosen = async (request: IncomingMessage) =>
  new URLSearchParams(await text(request)).get("person");
