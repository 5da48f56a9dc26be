import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { requireSchool } from "#infra/schools/read-school.ts";
import { type Assembly, readAssembly } from "./assembly.ts";
import { startControl } from "./control.ts";
import { startDynalite } from "./dynalite.ts";
import { startFrontDoor } from "./front-door.ts";
import { type FunctionHost, hostFunction } from "./function-host.ts";
import { type FunctionLog, openFunctionLog } from "./function-log.ts";
import { gatewayRoutes } from "./gateway-routes.ts";
import { laptopStand } from "./laptop-stand.ts";
import { startMailbox } from "./mailbox.ts";
import { type Plan, type PlannedFunction, planOf } from "./plan.ts";
import { type Progress, silent } from "./progress.ts";
import { startScheduler } from "./scheduler.ts";
import { secretsIn, secretsOf } from "./secrets.ts";
import { signInClientId, startSignIn } from "./sign-in-engine.ts";
import { startSiteSources } from "./site-sources-engine.ts";
import { synthesise } from "./synthesise.ts";
import { ensureTable } from "./table.ts";
import { laptopTableClient, localCredentials } from "./table-client.ts";

export interface LaptopOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly dynamoPort?: number;
  readonly mailPort?: number;
  readonly oidcPort?: number;
  /** Another DynamoDB-compatible engine; ours is not started then. */
  readonly dynamoEndpoint?: string;
  /** Where everything that must last is kept. */
  readonly localDir: string;
  readonly school?: string;
  readonly stage?: string;
  /** The output folder of `cdk synth`, if it is there already. */
  readonly synthesised?: string;
  readonly progress?: Progress;
  /** Told every line in which a function speaks of an error. */
  readonly onError?: (line: string) => void;
}

export interface Laptop {
  /** The address people use, without a slash at the end. */
  readonly baseUrl: string;
  readonly mailUrl: string;
  readonly oidcUrl: string;
  readonly dynamoEndpoint: string;
  readonly tableName: string;
  readonly localDir: string;
  /** Gives a function an event, past the front door. */
  invoke(name: string, event: unknown): Promise<unknown>;
  readonly close: () => Promise<void>;
}

const tableName = "social-media-policy";
const region = "eu-west-2";

type Closing = (() => Promise<void> | void)[];

/** Starts everything, or nothing: what had been started when a part failed is ended again. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const closing: Closing = [];
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeAll(closing);
    return closed;
  };
  try {
    return { ...(await startParts(options, closing)), close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** The last started ends first. */
async function closeAll(closing: Closing): Promise<void> {
  for (const end of closing.toReversed()) await end();
}

async function startParts(
  options: LaptopOptions,
  closing: Closing,
): Promise<Omit<Laptop, "close">> {
  const { progress = silent, school = "highters-heath", stage = "dev" } = options;
  const localDir = resolve(options.localDir);
  await mkdir(localDir, { recursive: true, mode: 0o700 });
  // First, so that a port that is taken is said at once and not after the build.
  const door = await startFrontDoor({ variable: "PORT", port: options.port ?? 3000 });
  closing.push(door.close);
  const folder = options.synthesised ?? (await synthesise({ school, stage }, progress));
  const engines = await progress.step("Start the table, the mailbox and the sign-in page", () =>
    startEngines({ ...options, localDir, school, baseUrl: door.baseUrl }, closing),
  );
  const plan = await planFor(await readAssembly(folder), {
    localDir,
    baseUrl: door.baseUrl,
    engines,
  });
  await makeTable(plan, engines.dynamoEndpoint);
  const log = await openFunctionLog(
    join(localDir, "logs", "functions.log"),
    options.onError ?? (() => undefined),
  );
  closing.push(log.close);
  const invoke = await progress.step(`Start ${plan.functions.length} functions`, () =>
    startFunctions(plan.functions, { engines, log }, closing),
  );
  const scheduler = startScheduler(plan.schedules, invoke);
  closing.push(scheduler.close);
  const control = await startControl(localDir, scheduler, {
    table: { endpoint: engines.dynamoEndpoint, name: tableName, region },
    school,
    keys: keysOf(plan),
  });
  closing.push(control.close);
  // Again, so that it is the first to end: whoever is not answered knows it by the connection.
  closing.push(door.close);
  door.open({ findRoute: gatewayRoutes(plan.routes), invoke });
  return { baseUrl: door.baseUrl, ...engines, tableName, localDir, invoke };
}

interface Engines {
  readonly dynamoEndpoint: string;
  readonly mailUrl: string;
  readonly oidcUrl: string;
  /** Where the sources of the site list are played: there is no internet here. */
  readonly sourcesUrl: string;
}

interface EngineOptions extends LaptopOptions {
  readonly school: string;
  readonly baseUrl: string;
}

async function startEngines(options: EngineOptions, closing: Closing): Promise<Engines> {
  const { localDir, dynamoEndpoint: other } = options;
  const file = fileURLToPath(new URL(`../schools/${options.school}.json`, import.meta.url));
  const dynalite = () =>
    startDynalite({
      path: join(localDir, "table"),
      wanted: { variable: "DYNAMODB_PORT", port: options.dynamoPort ?? 8000 },
    });
  const starting = [
    other === undefined ? dynalite() : Promise.resolve({ endpoint: other, close: () => undefined }),
    startMailbox({
      folder: join(localDir, "mails"),
      wanted: { variable: "MAIL_PORT", port: options.mailPort ?? 8005 },
    }),
    startSignIn({
      school: requireSchool(file),
      baseUrl: options.baseUrl,
      folder: localDir,
      wanted: { variable: "OIDC_PORT", port: options.oidcPort ?? 3001 },
    }),
    startSiteSources({ variable: "the sources' port", port: 0 }, { "github.com": "lively" }),
  ] as const;
  // All are waited for, even when one fails, so that none is left running unseen.
  for (const outcome of await Promise.allSettled(starting)) {
    if (outcome.status === "fulfilled") closing.push(outcome.value.close);
  }
  const [table, mailbox, signIn, sources] = await Promise.all(starting);
  return {
    dynamoEndpoint: table.endpoint,
    mailUrl: mailbox.url,
    oidcUrl: signIn.issuer,
    sourcesUrl: sources.url,
  };
}

async function planFor(
  assembly: Assembly,
  given: { readonly localDir: string; readonly baseUrl: string; readonly engines: Engines },
): Promise<Plan> {
  const secrets = await secretsIn(join(given.localDir, "secrets.json"), secretsOf(assembly));
  const stand = laptopStand({
    baseUrl: given.baseUrl,
    issuer: given.engines.oidcUrl,
    clientId: signInClientId,
    tableName,
  });
  return planOf(assembly, { tableName, secrets, stand });
}

/** The key ring, which every function that derives anything is given alike. */
const keysOf = ({ functions }: Plan): string =>
  functions.map(({ environment }) => environment["KEYS"]).find((keys) => keys !== undefined) ?? "";

async function makeTable({ table }: Plan, endpoint: string): Promise<void> {
  const client = laptopTableClient({ endpoint, region });
  try {
    await ensureTable(client, table);
  } finally {
    client.destroy();
  }
}

/** What AWS puts into every function's environment, with this machine's addresses. */
const environmentOf = ({ dynamoEndpoint, mailUrl }: Engines) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  AWS_SESSION_TOKEN: "local",
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
  AWS_ENDPOINT_URL_SES: mailUrl,
  TZ: "UTC",
});

/** Settings that are others here: the laptop's mailbox takes whatever comes, its sources are played. */
const laptopSettings = ({ sourcesUrl }: Engines): Readonly<Record<string, string>> => ({
  MAIL_RATE: "100",
  SITE_SOURCES_AT: sourcesUrl,
});

const asOnLaptop = (
  { environment }: PlannedFunction,
  others: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, others[name] ?? value]),
  );

async function startFunctions(
  planned: readonly PlannedFunction[],
  { engines, log }: { readonly engines: Engines; readonly log: FunctionLog },
  closing: Closing,
): Promise<(name: string, event: unknown) => Promise<unknown>> {
  const hosts = new Map<string, FunctionHost>();
  closing.push(async () => {
    await Promise.all([...hosts.values()].map((host) => host.close()));
  });
  const starting = planned.map(async (one) => {
    const environment = {
      ...environmentOf(engines),
      ...asOnLaptop(one, laptopSettings(engines)),
    };
    hosts.set(one.name, await hostFunction(one, { log, environment }));
  });
  await Promise.allSettled(starting);
  await Promise.all(starting);
  return async (name, event) => {
    const host = hosts.get(name);
    if (!host) throw new Error(`There is no function ${name}`);
    return host.invoke(event);
  };
}
