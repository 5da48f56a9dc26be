// The front of `npm start`: plain JavaScript that Node 20 understands, because nothing may be installed.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, makeReady, ownNode, root } from "./install.mjs";

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

await makeReady();
serve();
