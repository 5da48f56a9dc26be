import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile, NodePackageImporter } from "sass";

const root = fileURLToPath(new URL("../../", import.meta.url));
const views = `${root}functions/views/assets/`;

/** What a browser fetches beside the pages. */
export interface Assets {
  /** 12 hexadecimal digits that change with any byte of them: part of their names. */
  readonly version: string;
  /** Each file's name and its content. */
  readonly files: ReadonlyMap<string, string>;
}

export interface AssetSources {
  readonly stylesheet: string;
  readonly script: string;
  /** Drawn in `currentColor`, which its outermost element sets. */
  readonly icon: string;
}

const siteSources: AssetSources = {
  stylesheet: `${views}site.scss`,
  script: `${views}site.ts`,
  icon: `${views}icon.svg`,
};

/** Builds stylesheet and icon, in the school's colour, and the script. Throws if one is missing. */
export async function buildAssets(
  colour: string,
  { stylesheet, script, icon }: AssetSources = siteSources,
): Promise<Assets> {
  const missing = [stylesheet, script, icon].filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`Cannot build the assets without ${missing.join(", ")}`);

  const js = await buildScript(script);
  const css = `:root{--school-colour:${colour}}${buildStylesheet(stylesheet)}`;
  const svg = readFileSync(icon, "utf8").replace(/(<svg[^>]* color=")[^"]*/, `$1${colour}`);
  const version = versionOf(css, js, svg);
  return {
    version,
    files: new Map([
      [`site-${version}.css`, css],
      [`site-${version}.js`, js],
      [`icon-${version}.svg`, svg],
    ]),
  };
}

function versionOf(...contents: readonly string[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 12);
}

/** Without a `@charset`, which would have to stand in front of the school's colour. */
const buildStylesheet = (file: string): string =>
  compile(file, {
    style: "compressed",
    charset: false,
    loadPaths: [`${root}node_modules`],
    importers: [new NodePackageImporter(root)],
    quietDeps: true,
  }).css;

async function buildScript(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2020",
    minify: true,
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}
