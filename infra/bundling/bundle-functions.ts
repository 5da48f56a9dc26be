import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, formatMessages } from "esbuild";
import { type DeployedFunction, type FunctionName, functions } from "#shared/contract/functions.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type AssetSources, type Assets, buildAssets } from "./build-assets.ts";
import { forEachFunction, functionNames } from "./function-names.ts";
import { quickStart } from "./quick-start.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Bundle {
  /** The folder to deploy: `index.cjs`, and what the contract says stands beside it. */
  readonly directory: string;
  /** The size of `index.cjs`. */
  readonly bytes: number;
}

export interface BundleReport {
  readonly assetVersion: string;
  readonly bundles: Readonly<Record<FunctionName, Bundle>>;
}

export interface BundleOptions {
  readonly profile: SchoolProfile;
  /** The folder to build into; what was there is removed. `.build/functions` if not given. */
  readonly into?: string;
  /** The folder of the entries, if not `functions/entries`. */
  readonly entries?: string;
  readonly assetSources?: AssetSources;
  /** Told what esbuild warns of, and at the end what was built. */
  readonly log?: (line: string) => void;
}

/** Bundles every function of the contract. Throws if one has no entry or does not build. */
export async function bundleFunctions(options: BundleOptions): Promise<BundleReport> {
  const { into = here("../../.build/functions"), log = () => {} } = options;
  const entries = findEntries(options.entries ?? here("../../functions/entries"));
  const assets = await buildAssets(options.profile.colour, options.assetSources);
  await rm(into, { recursive: true, force: true });

  const sizes = await bundle(entries, { into, assetVersion: assets.version, log });
  for (const name of functionNames) {
    await writeCompanions(join(into, name), name, { ...options, assets });
  }
  const bundles = forEachFunction((name) => ({
    directory: join(into, name),
    bytes: sizes.get(join(into, name, "index.cjs")) ?? 0,
  }));
  log(`Bundled ${functionNames.length} functions, assets ${assets.version}`);
  return { assetVersion: assets.version, bundles };
}

type Entries = readonly { readonly in: string; readonly out: string }[];

function findEntries(folder: string): Entries {
  const entries = functionNames.map((name) => ({
    in: join(folder, `${name}.ts`),
    out: `${name}/index`,
  }));
  const missing = entries.filter((entry) => !existsSync(entry.in));
  if (missing.length === 0) return entries;
  throw new Error(
    `The contract names functions without an entry: ${missing.map((entry) => entry.in).join(", ")}`,
  );
}

/** The sizes of what was written, in bytes, by file. */
async function bundle(
  entries: Entries,
  { into, assetVersion, log }: { into: string; assetVersion: string; log: (line: string) => void },
): Promise<ReadonlyMap<string, number>> {
  const { metafile, warnings } = await build({
    ...quickStart,
    entryPoints: [...entries],
    outdir: into,
    outExtension: { ".js": ".cjs" },
    define: { ASSET_VERSION: JSON.stringify(assetVersion) },
    absWorkingDir: here("../../"),
    metafile: true,
    logLevel: "silent",
  });
  for (const warning of await formatMessages(warnings, { kind: "warning" })) log(warning.trim());
  return new Map(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [here(`../../${file}`), bytes]),
  );
}

/** What stands beside a bundle: the school's profile, and what browsers fetch. */
async function writeCompanions(
  directory: string,
  name: FunctionName,
  { profile, assets }: { profile: SchoolProfile; assets: Assets },
): Promise<void> {
  const deployed: DeployedFunction = functions[name];
  await mkdir(directory, { recursive: true });
  if (deployed.profile) await writeFile(join(directory, "school.json"), JSON.stringify(profile));
  if (!deployed.assets) return;
  await mkdir(join(directory, "assets"));
  for (const [file, content] of assets.files) {
    await writeFile(join(directory, "assets", file), content);
  }
}
