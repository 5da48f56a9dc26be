import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { bundleFunctions } from "#infra/bundling/bundle-functions.ts";
import { startDynalite } from "#infra/local/dynalite.ts";
import { type FunctionHost, hostFunction } from "#infra/local/function-host.ts";
import { type SiteSourcesEngine, startSiteSources } from "#infra/local/site-sources-engine.ts";
import { ensureTable } from "#infra/local/table.ts";
import { requireSchool } from "#infra/schools/read-school.ts";
import { usualSiteSources } from "#shared/contract/settings.ts";
import { baseUrl } from "#test/support/requests.ts";
import { type CountingProxy, startCountingProxy } from "./counting-proxy.ts";
import type { Progress } from "./measure-speed.ts";
import { definition } from "./measure-table.ts";

export interface RunReport {
  readonly name: string;
  /** Requests to sources, by what they were answered with. */
  readonly answers: Readonly<Record<string, number>>;
  readonly requests: number;
  /** Bytes of the answers' bodies. */
  readonly bytes: number;
  readonly ms: number;
  readonly raised: number;
  readonly reads: number;
  readonly writes: number;
  readonly writeUnits: number;
}

export interface RefreshReport {
  readonly bundleBytes: number;
  readonly runs: readonly RunReport[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const school = requireSchool(here("../../infra/schools/highters-heath.json"));

interface Stand {
  readonly host: FunctionHost;
  readonly sources: SiteSourcesEngine;
  readonly table: CountingProxy;
}

/** Four weeks apart, so that the monthly source is asked each time. */
const runs = [
  { name: "first", at: "2026-08-03T05:15:00Z", news: false },
  { name: "nothing changed", at: "2026-08-31T05:15:00Z", news: false },
  { name: "a feed and a name changed", at: "2026-09-28T05:15:00Z", news: true },
  { name: "nothing changed", at: "2026-10-26T06:15:00Z", news: false },
] as const;

const result = z.object({ requests: z.number(), bytes: z.number(), raised: z.number() });

async function measure({ host, sources, table }: Stand, run: (typeof runs)[number]) {
  if (run.news) {
    sources.play("github.com", "changed", "/TikTok/");
    sources.play("itunes.apple.com", "renamed");
  }
  const before = sources.seen.length;
  table.take();
  const begun = performance.now();
  const told = result.parse(await host.invoke({ job: "refresh-sites", at: run.at }));
  const ms = performance.now() - begun;
  const calls = table.take();
  const answers: Record<string, number> = {};
  for (const { status } of sources.seen.slice(before)) {
    answers[status] = (answers[status] ?? 0) + 1;
  }
  const isWrite = ({ operation }: { operation: string }) => /^(Put|Update)Item$/.test(operation);
  return {
    ...told,
    name: run.name,
    answers,
    ms,
    reads: calls.filter((call) => !isWrite(call)).length,
    writes: calls.filter(isWrite).length,
    writeUnits: calls.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
  };
}

const startFunction = (directory: string, table: string, sources: string) => {
  const environment = {
    TABLE_NAME: "refresh",
    BASE_URL: baseUrl,
    MAIL_REPLY_TO: school.mail.replyTo,
    SITE_SOURCES: usualSiteSources,
    SITE_SOURCES_AT: sources,
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_SESSION_TOKEN: "local",
    AWS_ENDPOINT_URL_DYNAMODB: table,
  };
  const name = "refresh-sites";
  const planned = { name, directory, handler: "index.handler", environment, timeoutSeconds: 900 };
  const log = { follow: noLine, note: () => undefined, close: () => Promise.resolve() };
  return hostFunction(planned, { environment, log });
};
const noLine = (stream: NodeJS.ReadableStream): void => {
  stream.resume();
};

async function makeTable(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-2", credentials });
  await ensureTable(client, { ...definition, TableName: "refresh" });
  client.destroy();
}

/** Runs the deployed function against the made-up sources: for the first time, and with nothing new. */
export async function measureRefresh(progress: Progress = () => undefined): Promise<RefreshReport> {
  await mkdir(here("../../.build/"), { recursive: true });
  const bundles = await mkdtemp(join(here("../../.build/"), "bench-"));
  const directory = join(bundles, "refresh-sites");
  const engine = await startDynalite();
  const table = await startCountingProxy(engine.endpoint);
  const sources = await startSiteSources({ variable: "any", port: 0 });
  try {
    await bundleFunctions({ profile: school, into: bundles });
    progress("bundles", 1, 1);
    await makeTable(engine.endpoint);
    const host = await startFunction(directory, table.endpoint, sources.url);
    const measured: RunReport[] = [];
    for (const run of runs) {
      measured.push(await measure({ host, sources, table }, run));
      progress("runs", measured.length, runs.length);
    }
    await host.close();
    return { bundleBytes: (await stat(join(directory, "index.cjs"))).size, runs: measured };
  } finally {
    await sources.close();
    await table.close();
    await engine.close();
    await rm(bundles, { recursive: true, force: true });
  }
}
