import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { quickStart } from "#infra/bundling/quick-start.ts";
import { requireSchool } from "#infra/schools/read-school.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const profile = requireSchool(here("../../infra/schools/highters-heath.json"));

export const mailJobs = ["deliver-mail", "remind-policy"] as const;
export type MailJob = (typeof mailJobs)[number];

/** Everything is as it is deployed, but for a clock that can be put forward. */
const ownClock: Plugin = {
  name: "own-clock",
  setup(bundling) {
    const clock = here("./mail-clock.ts");
    bundling.onResolve({ filter: /^#shared\/adapters\/system\.ts$/ }, ({ importer }) =>
      importer === clock ? undefined : { path: clock },
    );
  },
};

/** Bundles the jobs that send mail into the folder `into`: `deliver-mail.cjs`, `remind-policy.cjs`. */
export async function bundleMailJobs(into: string): Promise<void> {
  await build({
    ...quickStart,
    entryPoints: mailJobs.map((name) => ({
      in: here(`../../functions/entries/${name}.ts`),
      out: name,
    })),
    plugins: [...quickStart.plugins, ownClock],
    outdir: into,
    outExtension: { ".js": ".cjs" },
    define: { ASSET_VERSION: '"bench"' },
    absWorkingDir: here("../../"),
    logLevel: "silent",
  });
  await writeFile(join(into, "school.json"), JSON.stringify(profile));
}
