// The front of `npm test`: plain JavaScript that Node 20 understands, because nothing may be installed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { makeReady, ownNode, root } from "../infra/local/install.mjs";

const folders = ["infra", "functions", "shared", "test"];
const bin = (name) => join(root, "node_modules", name);

/** Each a check of its own: it passes or fails as a whole. */
const checks = [
  ["types", bin("typescript/bin/tsc"), []],
  ["lint", bin("oxlint/bin/oxlint"), ["--type-aware", "--deny-warnings", ...folders]],
  ["format", bin("@biomejs/biome/bin/biome"), ["check", "--error-on-warnings"]],
  ["unused code", bin("knip/bin/knip.js"), []],
];

const environment = {
  ...process.env,
  PATH: [dirname(ownNode), process.env.PATH].join(delimiter),
  TZ: "UTC",
};

/** @returns {Promise<number>} the exit code */
const run = (script, args) =>
  new Promise((resolve) => {
    const child = spawn(ownNode, [script, ...args], {
      cwd: root,
      env: environment,
      stdio: "inherit",
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });

/** Runs the tests; what passed and failed is read from the report, never from the screen. */
async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), "test-report-"));
  const report = join(folder, "report.json");
  const code = await run(bin("vitest/vitest.mjs"), [
    "run",
    "--config",
    "test/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...args,
  ]);
  try {
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8"));
    const failed = numTotalTests - numPassedTests;
    // A file that could not even be loaded has no tests to fail: the exit code tells.
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await makeReady();
let passed = 0;
let failed = 0;
for (const [name, script, args] of checks) {
  process.stdout.write(`\n${name}\n`);
  if ((await run(script, args)) === 0) passed += 1;
  else failed += 1;
}
const tests = await runTests(process.argv.slice(2));
passed += tests.passed;
failed += tests.failed;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && tests.passed > 0 ? 0 : 1);
