// What must be there before anything else runs: plain JavaScript that Node 20 understands, no packages.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = 20;
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** The Node that comes with the packages: every script runs on it, whatever the machine has. */
export const ownNode = join(
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
      // Nor has every such package its hash in the lock file.
      const same = integrity === undefined || found.integrity === integrity;
      return found.version === version && same;
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
      `${said.trim()}\n\nThe packages could not be installed. Is this computer online? Then try the same command again`,
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

/** Ends with a sentence for the person who started us. */
export function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** Installs what the lock file says, unless it is there; ends with a sentence if that cannot be. */
export async function makeReady() {
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
        `Install scripts are probably switched off. Try: npm rebuild node, then the same command again`,
    );
  }
}
