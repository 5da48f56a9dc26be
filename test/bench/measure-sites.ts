import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { bundleFunctions } from "#infra/bundling/bundle-functions.ts";
import { startDynalite } from "#infra/local/dynalite.ts";
import { type FunctionHost, hostFunction } from "#infra/local/function-host.ts";
import { ensureTable } from "#infra/local/table.ts";
import { requireSchool } from "#infra/schools/read-school.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { systemClock, systemIds } from "#shared/adapters/system.ts";
import { firstList } from "#shared/domain/sites/first-list.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { nextVersion, publishedSites } from "#shared/domain/sites/site-list.ts";
import { anEvent, baseUrl } from "#test/support/requests.ts";
import { startCountingProxy, type TableCall } from "./counting-proxy.ts";
import type { Progress } from "./measure-speed.ts";
import { definition } from "./measure-table.ts";
import { median } from "./statistics.ts";

export interface SitesSettings {
  /** How many records the published list has. */
  readonly records: number;
  /** Times each address is asked for once it is warm. */
  readonly rounds: number;
}

export interface AddressReport {
  readonly name: string;
  /** Of the first request of a new copy of the function, and of all that follow. */
  readonly firstCalls: readonly string[];
  readonly laterCalls: readonly string[];
  readonly firstMs: number;
  readonly p50Ms: number;
  /** As it is read, and as it travels to a browser. */
  readonly bytes: number;
  readonly packedBytes: number;
}

export interface SitesReport {
  readonly records: number;
  readonly bundleBytes: number;
  readonly addresses: readonly AddressReport[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const school = requireSchool(here("../../infra/schools/highters-heath.json"));

const asked = [
  { name: "/sites", path: "/sites", query: "" },
  { name: "/sites, for a child of 4", path: "/sites", query: "age=4" },
  { name: "/sites, a search", path: "/sites", query: "q=tube" },
  { name: "/sites.json", path: "/sites.json", query: "" },
  { name: "/sites.csv", path: "/sites.csv", query: "" },
  { name: "/sites.atom", path: "/sites.atom", query: "" },
] as const;
type Asked = (typeof asked)[number];

const digest = (text: string) => systemIds.digest(text);

/** The published records of the first list, again and again under other names. */
function sitesOf(records: number): readonly Site[] {
  const real = publishedSites(firstList(digest)).filter(({ members }) => members.length === 0);
  return Array.from({ length: records }, (_, at) => {
    const one = real[at % real.length];
    if (!one) throw new Error("The first list is empty");
    const round = Math.floor(at / real.length);
    if (round === 0) return one;
    const name = `${one.name} ${round}`;
    return {
      ...one,
      slug: `${one.slug.slice(0, 30)}-${round}`,
      name,
      aliases: [],
      successorSlug: null,
    };
  });
}

async function publish(endpoint: string, records: number): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-2", credentials });
  try {
    await ensureTable(client, { ...definition, TableName: "sites" });
    const first = firstList(digest);
    const made = { sites: sitesOf(records), by: "", note: "", at: systemClock.now() };
    const lists = dynamoSiteLists(client, "sites");
    const isDone = await lists.publish(school.id, first, nextVersion(first, made, digest));
    if (!isDone) throw new Error("The list could not be published");
  } finally {
    client.destroy();
  }
}

const startFunction = (directory: string, endpoint: string): Promise<FunctionHost> => {
  const environment = {
    TABLE_NAME: "sites",
    BASE_URL: baseUrl,
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: "local",
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
  const planned = {
    name: "sites",
    directory,
    handler: "index.handler",
    environment,
    timeoutSeconds: 10,
  } as const;
  const log = { follow: noLine, note: () => undefined, close: () => Promise.resolve() };
  return hostFunction(planned, { environment, log });
};
const noLine = (stream: NodeJS.ReadableStream): void => {
  stream.resume();
};

const answer = z.looseObject({ statusCode: z.literal(200), body: z.string() });
const operations = (calls: readonly TableCall[]) => calls.map(({ operation }) => operation);

/** One address in a new copy of the function, which knows no version yet. */
async function measure(
  { name, path, query }: Asked,
  { directory, engine, rounds }: { directory: string; engine: string; rounds: number },
): Promise<AddressReport> {
  const proxy = await startCountingProxy(engine);
  const host = await startFunction(directory, proxy.endpoint);
  const event = anEvent({ path, query, headers: { "accept-encoding": "gzip" } });
  const ask = async () => {
    const begun = performance.now();
    const { body } = answer.parse(await host.invoke(event));
    return { body, ms: performance.now() - begun };
  };
  try {
    const first = await ask();
    const firstCalls = operations(proxy.take());
    await ask();
    const laterCalls = operations(proxy.take());
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push((await ask()).ms);
    const packed = Buffer.from(first.body, "base64");
    const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
    const bytes = isPacked ? gunzipSync(packed).length : Buffer.byteLength(first.body);
    const packedBytes = isPacked ? packed.length : bytes;
    return {
      name,
      firstCalls,
      laterCalls,
      firstMs: first.ms,
      p50Ms: median(times),
      bytes,
      packedBytes,
    };
  } finally {
    await host.close();
    await proxy.close();
  }
}

/** Publishes a list of so many records and asks the deployed function for it at each address. */
export async function measureSites(
  { records, rounds }: SitesSettings,
  progress: Progress = () => undefined,
): Promise<SitesReport> {
  await mkdir(here("../../.build/"), { recursive: true });
  const bundles = await mkdtemp(join(here("../../.build/"), "bench-"));
  const engine = await startDynalite();
  try {
    await bundleFunctions({ profile: school, into: bundles });
    progress("bundles", 1, 1);
    await publish(engine.endpoint, records);
    const directory = join(bundles, "sites");
    const addresses: AddressReport[] = [];
    for (const one of asked) {
      addresses.push(await measure(one, { directory, engine: engine.endpoint, rounds }));
      progress("addresses", addresses.length, asked.length);
    }
    return { records, bundleBytes: (await stat(join(directory, "index.cjs"))).size, addresses };
  } finally {
    await engine.close();
    await rm(bundles, { recursive: true, force: true });
  }
}
