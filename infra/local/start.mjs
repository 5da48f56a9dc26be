// What runs before anything is installed, so: plain JavaScript that Node 20 understands, no packages.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const ownNode = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** @returns {boolean} whether what is installed is what the lock file says, package by package */
function isInstalled() {
  const installed = readJson(join(root, "node_modules", ".package-lock.json"));
  const wanted = readJson(join(root, "package-lock.json"));
  if (!installed || !wanted) return false;
  return Object.entries(wanted.packages).every(
    ([place, { version, integrity, optional, peer }]) => {
      const found = installed.packages[place];
      // Some packages are for other machines only: those may be missing, but not another version.
      if (!found) return place === "" || Boolean(optional) || Boolean(peer);
      return found.version === version && found.integrity === integrity;
    },
  );
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function install() {
  if (isInstalled() && existsSync(ownNode)) return;
  const words = "Install the packages that the lock file names";
  const started = Date.now();
  process.stdout.write(
    `  …  ${words} (a minute or two, the first time)${process.stdout.isTTY ? "" : "\n"}`,
  );
  const { code, said } = await runNpm(["ci", "--no-audit", "--no-fund"]);
  const back = process.stdout.isTTY ? "\r\u001b[2K" : "";
  const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  process.stdout.write(`${back}  ${code === 0 ? "✓" : "✗"}  ${words} (${took})\n`);
  if (code !== 0)
    fail(
      `${said.trim()}\n\nThe packages could not be installed. Is this computer online? Then try again: npm start`,
    );
}

/** The npm that started us, if one did: it need not be the one on the PATH. */
function runNpm(args) {
  const started = process.env.npm_execpath;
  const [command, before] = started ? [process.execPath, [started]] : ["npm", []];
  return new Promise((resolve) => {
    const npm = spawn(command, [...before, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: !started && process.platform === "win32",
    });
    let said = "";
    const listen = (piece) => {
      said += piece;
    };
    npm.stdout.on("data", listen);
    npm.stderr.on("data", listen);
    npm.once("error", (fault) => resolve({ code: 1, said: String(fault) }));
    npm.once("close", (code) => resolve({ code, said }));
  });
}

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** Runs the laptop cloud under the Node that came with the packages, and ends when it ends. */
function serve() {
  // The fourth pipe is never written to. It closes when we are gone, however we went, and the laptop
  // cloud then ends itself: nothing is left behind.
  const child = spawn(
    ownNode,
    [join(root, "infra", "local", "serve.ts"), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ["inherit", "inherit", "inherit", "pipe"],
      env: { ...process.env, LAPTOP_PARENT_PIPE: "3" },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // Ctrl-C reaches the child too; a signal to us alone is passed on. It is told twice at most.
    process.on(signal, () => child.kill(signal));
  }
  child.once("error", (fault) => fail(`${ownNode} cannot be started: ${fault.message}`));
  child.once("exit", (code) => process.exit(code ?? 1));
  endWithNpm(child);
}

/** npm passes signals on, but not when it is killed outright: then those above us are others. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const above = ancestors();
  setInterval(() => {
    if (ancestors() !== above) child.kill("SIGTERM");
  }, 1_000).unref();
}

/** Our parent, and where the system tells it the parent of that: npm starts us through a shell. */
function ancestors() {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return `${process.ppid} ${parent}`;
  } catch {
    return `${process.ppid}`;
  }
}

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < oldestNode) {
  fail(
    `This is Node ${process.versions.node}, and Node ${oldestNode} or newer is needed. Get it from https://nodejs.org`,
  );
}
await install();
if (!existsSync(ownNode)) {
  fail(
    `The package "node", which brings the Node this product runs on, was installed without its program.\n` +
      `Install scripts are probably switched off. Try: npm rebuild node, then npm start`,
  );
}
serve();
