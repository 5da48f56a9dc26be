import { defineConfig } from "vitest/config";

// The school's calendar is Europe/London, the machine's is not: tests must not lean on either.
process.env["TZ"] = "UTC";
// Each file has a process of its own, and compiling the packages of the stacks takes it half its time.
process.env["NODE_COMPILE_CACHE"] ??= new URL(
  "../node_modules/.cache/tests",
  import.meta.url,
).pathname;

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    expect: { requireAssertions: true },
    // Two cores are what the build has: more workers only wait for one another.
    maxWorkers: 2,
    // In milliseconds: synthesis and hundreds of random cases are slow on a machine that is busy.
    testTimeout: 30_000,
  },
});
