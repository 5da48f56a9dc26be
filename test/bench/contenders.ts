import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundleFunctions } from "#infra/bundling/bundle-functions.ts";
import { requireSchool } from "#infra/schools/read-school.ts";
import { functions } from "#shared/contract/functions.ts";
import type { SettingName } from "#shared/contract/settings.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const profile = requireSchool(here("../../infra/schools/highters-heath.json"));

/** A bundled handler that is measured. */
export interface Contender {
  readonly name: string;
  /** `index.cjs` or `index.mjs`. */
  readonly bundle: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Contenders {
  readonly floor: Contender;
  /** The floor once more: what it differs by is the noise of the machine. */
  readonly twin: Contender;
  readonly ours: Contender;
  /** The script of a process that holds a handler. */
  readonly invoker: string;
}

type OurSetting = (typeof functions)["submit-incident"]["settings"][number];

/** One address sends everything here, so its burst is the largest there is. */
const settings: Readonly<Record<OurSetting, string>> & Partial<Record<SettingName, string>> = {
  TABLE_NAME: "register",
  SCHOOL_ID: profile.id,
  REFERENCE_PREFIX: profile.referencePrefix,
  BASE_URL: "https://bench.example",
  KEYS: "bench0123456789".repeat(5).slice(0, 64),
  SUBMIT_BURST: "999999",
};

const script = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node24",
  logLevel: "silent",
} as const;

/** The floor, bundled as is common: minified ESM with the SDK in it and nothing done for its start. */
const buildFloor = (outfile: string) =>
  build({
    ...script,
    entryPoints: [here("./floor.ts")],
    outfile,
    minify: true,
    mainFields: ["module", "main"],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });

async function contender(
  name: string,
  bundle: string,
  environment: Contender["environment"] = {},
): Promise<Contender> {
  const code = await readFile(bundle);
  const gzipBytes = gzipSync(code, { level: 9 }).byteLength;
  return { name, bundle, bytes: code.byteLength, gzipBytes, environment };
}

/** Builds all that is measured into the folder `into`. */
export async function buildContenders(into: string): Promise<Contenders> {
  const floor = join(into, "floor/index.mjs");
  const twin = join(into, "twin/index.mjs");
  const invoker = join(into, "invoker.mjs");
  const { bundles } = await bundleFunctions({ profile, into: join(into, "functions") });
  await buildFloor(floor);
  await mkdir(dirname(twin), { recursive: true });
  await copyFile(floor, twin);
  await build({ ...script, entryPoints: [here("./invoker.ts")], outfile: invoker });
  return {
    floor: await contender("floor", floor),
    twin: await contender("floor again", twin),
    ours: await contender(
      "submit-incident",
      join(bundles["submit-incident"].directory, "index.cjs"),
      Object.fromEntries(
        functions["submit-incident"].settings.map((name) => [name, settings[name]]),
      ),
    ),
    invoker,
  };
}
