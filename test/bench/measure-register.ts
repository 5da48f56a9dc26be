import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { bundleFunctions } from "#infra/bundling/bundle-functions.ts";
import { startDynalite, type TableEngine } from "#infra/local/dynalite.ts";
import { ensureTable } from "#infra/local/table.ts";
import { requireSchool } from "#infra/schools/read-school.ts";
import { systemClock } from "#shared/adapters/system.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { periodKey, termOf } from "#shared/domain/school/school-year.ts";
import { startCountingProxy, type TableCall } from "./counting-proxy.ts";
import type { Progress } from "./measure-speed.ts";
import { definition } from "./measure-table.ts";
import { type Asked, type Office, openOffice, signHeadIn } from "./register-office.ts";
import { incidentsOf, load, rowsOf } from "./register-rows.ts";
import { median, medianRatio } from "./statistics.ts";

export interface RegisterSettings {
  /** How many incidents each register holds; the last is compared with the one before it. */
  readonly sizes: readonly number[];
  /** Times each page is asked for, in each register. */
  readonly rounds: number;
}

/** What one page costs in one register. */
export interface PageCost {
  readonly operations: readonly string[];
  readonly readUnits: number;
  readonly writeUnits: number;
  /** NaN if it was not timed. */
  readonly p50Ms: number;
}

export interface PageReport {
  readonly name: string;
  /** By the sizes of the registers, in their order. */
  readonly costs: readonly PageCost[];
  /** The time in the last register beside the one before it, round by round. */
  readonly ratio: number;
}

export interface RegisterReport {
  readonly sizes: readonly number[];
  readonly pages: readonly PageReport[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const school = requireSchool(here("../../infra/schools/highters-heath.json"));

interface Page extends Asked {
  readonly name: string;
  /** False for what changes the incident, and so can be asked for once. */
  readonly isTimed: boolean;
}

/** What is measured: the newest closed incident is the same in every register. */
function pagesOf({ reference, version }: Incident): readonly Page[] {
  const register = { answeredBy: "register", path: "/register", isTimed: true } as const;
  const term = new URLSearchParams({ period: periodKey(termOf(systemClock.now())) });
  const change = { reference, change: "note" };
  return [
    { ...register, name: "register, with my work" },
    { ...register, name: "register, filtered", query: "kind=breach" },
    { ...register, name: "register, one term", query: term.toString() },
    {
      name: "one incident",
      answeredBy: "incident",
      path: `/register/${reference}`,
      parameters: { reference },
      isTimed: true,
    },
    {
      name: "summary of a term",
      answeredBy: "summary",
      path: "/register/summary",
      query: term.toString(),
      isTimed: true,
    },
    {
      name: "a change",
      answeredBy: "incident",
      path: `/register/${reference}/note`,
      parameters: change,
      fields: { seen: String(version), text: "Looked at it again: nothing new." },
      isTimed: false,
    },
  ];
}

interface Register {
  readonly tableName: string;
  readonly session: string;
}

/** Makes and fills one table for each size. */
async function fill(
  engine: TableEngine,
  incidents: readonly Incident[],
  { sizes }: RegisterSettings,
  progress: Progress,
): Promise<readonly Register[]> {
  const { endpoint } = engine;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "eu-west-2", credentials });
  try {
    const rows = await rowsOf(incidents);
    const filled: Register[] = [];
    for (const size of sizes) {
      const tableName = `register-${size}`;
      await ensureTable(client, { ...definition, TableName: tableName });
      await load(client, tableName, rows.slice(0, size), (done) =>
        progress(`a register of ${size}`, done, size),
      );
      filled.push({ tableName, session: await signHeadIn(client, tableName, school) });
    }
    return filled;
  } finally {
    client.destroy();
  }
}

/** With an office for each register, all closed at the end. */
async function withOffices<Result>(
  registers: readonly Register[],
  { bundles, endpoint }: { readonly bundles: string; readonly endpoint: string },
  work: (offices: readonly Office[]) => Promise<Result>,
): Promise<Result> {
  const offices: Office[] = [];
  try {
    for (const one of registers) offices.push(await openOffice({ ...one, bundles, endpoint }));
    return await work(offices);
  } finally {
    for (const office of offices) await office.close();
  }
}

const sum = (calls: readonly TableCall[], unit: "readUnits" | "writeUnits") =>
  calls.reduce((total, call) => total + call[unit], 0);

/** What each page asks of the table, in each register. */
async function count(
  registers: readonly Register[],
  pages: readonly Page[],
  around: { readonly bundles: string; readonly engine: TableEngine },
): Promise<readonly (readonly Omit<PageCost, "p50Ms">[])[]> {
  const proxy = await startCountingProxy(around.engine.endpoint);
  try {
    return await withOffices(
      registers,
      { ...around, endpoint: proxy.endpoint },
      async (offices) => {
        const counted = pages.map((): Omit<PageCost, "p50Ms">[] => []);
        for (const [place, page] of pages.entries()) {
          for (const office of offices) {
            proxy.take();
            await office.ask(page);
            const calls = proxy.take();
            counted[place]?.push({
              operations: calls.map(({ operation }) => operation).toSorted(),
              readUnits: sum(calls, "readUnits"),
              writeUnits: sum(calls, "writeUnits"),
            });
          }
        }
        return counted;
      },
    );
  } finally {
    await proxy.close();
  }
}

/** How long each page takes in each register: all registers in turn in each round. */
async function time(
  offices: readonly Office[],
  page: Page,
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const took = offices.map((): number[] => []);
  const warmUp = Math.min(10, rounds);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [place, office] of offices.entries()) {
      const begun = performance.now();
      await office.ask(page);
      if (round >= 0) took[place]?.push(performance.now() - begun);
    }
  }
  return took;
}

/** Fills registers of several sizes and asks the deployed functions for the same pages of each. */
export async function measureRegister(
  settings: RegisterSettings,
  progress: Progress = () => undefined,
): Promise<RegisterReport> {
  const { sizes, rounds } = settings;
  const incidents = await incidentsOf(school, Math.max(...sizes), systemClock.now());
  const shown = incidents.find(({ status }) => status === "closed");
  if (!shown) throw new Error("No incident is closed");
  await mkdir(here("../../.build/"), { recursive: true });
  const bundles = await mkdtemp(join(here("../../.build/"), "bench-"));
  const engine = await startDynalite();
  try {
    await bundleFunctions({ profile: school, into: bundles });
    progress("bundles", 1, 1);
    const registers = await fill(engine, incidents, settings, progress);
    const pages = pagesOf(shown);
    const counted = await count(registers, pages, { bundles, engine });
    progress("table calls", 1, 1);
    const timed = await withOffices(registers, { bundles, ...engine }, async (offices) => {
      const all: (readonly (readonly number[])[])[] = [];
      for (const page of pages) {
        all.push(page.isTimed ? await time(offices, page, rounds) : []);
        progress("pages", all.length, pages.length);
      }
      return all;
    });
    return {
      sizes,
      pages: pages.map(({ name }, place) => ({
        name,
        costs: (counted[place] ?? []).map((cost, register) => ({
          ...cost,
          p50Ms: median(timed[place]?.[register] ?? []),
        })),
        ratio: medianRatio(timed[place]?.at(-1) ?? [], timed[place]?.at(-2) ?? []),
      })),
    };
  } finally {
    await engine.close();
    await rm(bundles, { recursive: true, force: true });
  }
}
