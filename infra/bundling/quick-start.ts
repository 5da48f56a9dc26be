import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import type { BuildOptions, Plugin } from "esbuild";

const builtIns = builtinModules.filter((name) => !name.startsWith("_")).join("|");

/**
 * Takes Node's own modules by `process.getBuiltinModule`. An import of `node:http`, which the SDK
 * does at its first request, would load undici as well: about a fifth of a cold start.
 */
const quickBuiltIns: Plugin = {
  name: "quick-built-ins",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(node:)?(${builtIns})$`) }, ({ path }) => ({
      path: path.replace(/^node:/, ""),
      namespace: "built-in",
    }));
    build.onLoad({ filter: /.*/, namespace: "built-in" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: "js",
    }));
  },
};

/** How every function is bundled: one CommonJS file with the SDK in it, made to start quickly. */
export const quickStart = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [quickBuiltIns],
  alias: {
    "@smithy/core/event-streams": fileURLToPath(new URL("./no-event-streams.mjs", import.meta.url)),
    "@aws-sdk/credential-provider-node": fileURLToPath(
      new URL("./env-credentials.mjs", import.meta.url),
    ),
  },
} as const satisfies BuildOptions;
