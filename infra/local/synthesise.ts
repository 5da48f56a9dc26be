import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { StartFailure } from "./listen.ts";
import type { Progress } from "./progress.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const kept = join(root, ".build", "laptop");
const lock = join(root, ".build", "laptop.lock");
const keepNewest = 10;

/** What is built for: a school of `infra/schools`, and a stage. */
export interface Choice {
  readonly school: string;
  readonly stage: string;
}

/**
 * Bundles the functions and synthesises the app, and tells the folder with the outcome. It is kept
 * under a hash of everything it was made from, so a second start finds it and a change never does.
 */
export async function synthesise(choice: Choice, progress: Progress): Promise<string> {
  const inputs = await hashOfInputs(choice);
  let folder = join(kept, inputs);
  if (!existsSync(folder)) {
    await oneAtATime(async () => {
      if (existsSync(folder)) return;
      const draft = `${folder}.draft`;
      await build(draft, choice, progress);
      // Whoever edits while it is built gets what was built, but the next start does not.
      if ((await hashOfInputs(choice)) !== inputs) folder = `${folder}.${process.pid}`;
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
    });
  }
  const now = new Date();
  await utimes(folder, now, now);
  // Another copy may be tidying up at the same moment.
  await forgetOld().catch(() => undefined);
  return folder;
}

/** The source files, the lock file (which names every package) and the choices. */
async function hashOfInputs(choice: Choice): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([choice, process.version]));
  for (const file of ["package.json", "package-lock.json", "cdk.json", "tsconfig.json"]) {
    hash.update(file).update(await readFile(join(root, file)));
  }
  for (const folder of ["functions", "infra", "shared"]) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) {
      hash
        .update(file.slice(root.length))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 32);
}

/** Writes beside its final place and moves it there whole, so that a crash leaves nothing half made. */
async function build(draft: string, choice: Choice, progress: Progress): Promise<void> {
  await rm(draft, { recursive: true, force: true });
  let bundled: () => void = () => undefined;
  const bundling = new Promise<void>((resolve) => {
    bundled = resolve;
  });
  const synthesised = runApp(draft, choice, bundled);
  await progress.step("Bundle the functions", () => Promise.race([bundling, synthesised]));
  await progress.step("Synthesise the stacks", () => synthesised);
}

function runApp(outdir: string, choice: Choice, bundled: () => void): Promise<void> {
  // Nobody's own domain leads to a laptop, so none is asked for.
  const context = { ...choice, bundle: "on", domain: null, certificate: null, waf: "off" };
  const child = spawn(process.execPath, [join(root, "infra", "app.ts")], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "laptop"),
      NO_COLOR: "1",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    said += piece;
    if (/^Bundled /m.test(said)) bundled();
  });
  const endWithUs = () => child.kill();
  process.once("exit", endWithUs);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", endWithUs);
      if (code === 0) resolve();
      else reject(new StartFailure(`The app cannot be built:\n${said.trim()}`));
    });
  });
}

/** Two builds at once would write to the same bundles. A lock whose holder is gone counts for nothing. */
async function oneAtATime(work: () => Promise<void>): Promise<void> {
  await mkdir(kept, { recursive: true });
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
      const justMade = await isYoung(lock);
      if (!justMade && !isRunning(holder)) await rm(lock, { force: true });
      else await pause(200);
    }
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

const isYoung = async (file: string) =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < 1_000,
    () => false,
  );

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The newest few stay: another copy may be running one of them. */
async function forgetOld(): Promise<void> {
  const names = await readdir(kept);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, usedAt: (await stat(join(kept, name))).mtimeMs })),
  );
  const old = aged.toSorted((one, other) => other.usedAt - one.usedAt).slice(keepNewest);
  for (const { name } of old) await rm(join(kept, name), { recursive: true, force: true });
}
