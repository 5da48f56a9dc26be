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

/**
 * The SDK takes `crc32` out of zlib to frame streams of events, which no function of ours reads. With
 * this, zlib is loaded by the first frame instead of at every cold start.
 */
const zlibWhenFramed: Plugin = {
  name: "zlib-when-framed",
  setup(build) {
    build.onResolve({ filter: /^node:zlib$/ }, ({ importer }) =>
      importer.endsWith("/Crc32Node.js")
        ? { path: fileURLToPath(new URL("./zlib-when-framed.mjs", import.meta.url)) }
        : undefined,
    );
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
  plugins: [zlibWhenFramed, quickBuiltIns],
  alias: {
    "@aws-sdk/credential-provider-node": fileURLToPath(
      new URL("./env-credentials.mjs", import.meta.url),
    ),
  },
} as const satisfies BuildOptions;
