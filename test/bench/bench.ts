import { parseArgs } from "node:util";
import { benchTable } from "./bench-table.ts";
import { goalsOf, isMet } from "./goals.ts";
import { mailBench } from "./mail-bench.ts";
import type { Progress } from "./measure-speed.ts";
import { refreshBench } from "./refresh-bench.ts";
import { registerBench } from "./register-bench.ts";
import { quick, runBench, thorough } from "./run-bench.ts";
import { sitesBench } from "./sites-bench.ts";

const usage = `Usage: npm run bench [-- --quick] [-- --strict], npm run bench -- register [--quick],
       npm run bench -- sites [--quick], npm run bench -- refresh,
       npm run bench -- mail [--quick]
Measures submit-incident beside the least a handler can be, in one run; or the staff's pages of
registers of 10, 1,000 and 10,000 incidents; or the page of sites with a list of 500;
or a run that asks the sources of the site list; or a reminder to a whole school: its pace, and
whether each gets it once, whatever the mail service does and wherever its sender is killed.
  --quick    fewer rounds: under half a minute, more noise
  --strict   ends with 1 if a goal is missed`;

const [terminal, back] = [process.stderr, process.stderr.isTTY ? "\r\u001b[2K" : ""];

/** A terminal sees every step on one line; a log gets each measure once. */
const progress: Progress = (words, done, of) => {
  if (terminal.isTTY && done < of) terminal.write(`${back}  …  ${words} ${done} of ${of}`);
  else if (done === of) terminal.write(`${back}  ✓  ${words}${of > 1 ? ` (${of})` : ""}\n`);
};

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { quick: { type: "boolean" }, strict: { type: "boolean" } },
      allowPositionals: true,
    });
    const [what = "submit", ...rest] = positionals;
    if (rest.length > 0 || !["submit", "register", "sites", "refresh", "mail"].includes(what)) {
      throw new Error(`There is nothing to measure called ${positionals.join(" ")}.`);
    }
    return { ...values, what };
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}\n`);
    return undefined;
  }
}

const asked = readArguments();
if (asked?.what === "register") await registerBench(asked.quick === true, progress);
else if (asked?.what === "sites") await sitesBench(asked.quick === true, progress);
else if (asked?.what === "refresh") await refreshBench(progress);
else if (asked?.what === "mail") await mailBench(asked.quick === true, progress);
else if (asked) {
  const report = await runBench(asked.quick ? quick : thorough, progress);
  process.stdout.write(`\n${benchTable(report)}\n`);
  if (asked.strict && !goalsOf(report).every(isMet)) process.exitCode = 1;
} else process.exitCode = 1;
