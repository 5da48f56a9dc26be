import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BundleReport, bundleFunctions } from "#infra/bundling/bundle-functions.ts";
import { functionNames } from "#infra/bundling/function-names.ts";
import { type DeployedFunction, functions } from "#shared/contract/functions.ts";
import { profile } from "./synthesised.ts";

// Inside the project, so that the entries find its packages; git ignores it.
mkdirSync(".build", { recursive: true });
const folder = mkdtempSync(join(process.cwd(), ".build/test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (path: string, content: string): string => {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
};

const entry = `
import { Agent } from "node:https";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
declare const ASSET_VERSION: string;
export const client = new DynamoDBClient({});
export const handler = async () => [ASSET_VERSION, typeof Agent];
`;
const assetSources = {
  stylesheet: write("assets/site.scss", 'h1 { content: "é"; em { color: var(--school-colour) } }'),
  script: write("assets/site.ts", "const words: string = document.title;\nconsole.log(words);"),
  icon: write("assets/icon.svg", '<svg color="#1d4a3a"><path fill="currentColor"/></svg>'),
};
const options = {
  profile,
  assetSources,
  into: join(folder, "out"),
  entries: join(folder, "entries"),
};

describe("the bundles", () => {
  const said: string[] = [];
  let report: BundleReport;
  const inBundle = (name: string, file = "") => join(options.into, name, file);

  beforeAll(async () => {
    for (const name of functionNames) write(`entries/${name}.ts`, entry);
    report = await bundleFunctions({ ...options, log: (line) => said.push(line) });
  });

  it("are one for each function of the contract, in a folder named as it is", () => {
    expect(Object.keys(report.bundles)).toEqual(functionNames);
    for (const name of functionNames) {
      const { directory, bytes } = report.bundles[name];
      expect(directory).toBe(inBundle(name));
      expect(bytes).toBe(readFileSync(join(directory, "index.cjs")).byteLength);
    }
    expect(said).toEqual([
      `Bundled ${functionNames.length} functions, assets ${report.assetVersion}`,
    ]);
  });

  it("have beside them what the contract lists and nothing else", () => {
    const seen = functionNames.map((name) => readdirSync(inBundle(name)).toSorted());
    expect(seen).toEqual(
      functionNames.map((name) => {
        const { profile: school, assets }: DeployedFunction = functions[name];
        return [...(assets ? ["assets"] : []), "index.cjs", ...(school ? ["school.json"] : [])];
      }),
    );
  });

  it("carry the school's profile as it was checked", () => {
    const text = readFileSync(inBundle("register", "school.json"), "utf8");
    expect(JSON.parse(text)).toEqual(profile);
    expect(text).not.toContain("\n");
  });

  it("carry styles and an icon in the school's colour and scripts, named by their version", () => {
    const version = report.assetVersion;
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(readdirSync(inBundle("public-pages", "assets")).toSorted()).toEqual([
      `icon-${version}.svg`,
      `site-${version}.css`,
      `site-${version}.js`,
    ]);
    expect(readFileSync(inBundle("public-pages", `assets/site-${version}.css`), "utf8")).toBe(
      `:root{--school-colour:${profile.colour}}h1{content:"é"}h1 em{color:var(--school-colour)}`,
    );
    expect(readFileSync(inBundle("public-pages", `assets/site-${version}.js`), "utf8")).toBe(
      "var o=document.title;console.log(o);\n",
    );
    expect(readFileSync(inBundle("public-pages", `assets/icon-${version}.svg`), "utf8")).toBe(
      `<svg color="${profile.colour}"><path fill="currentColor"/></svg>`,
    );
  });

  it("load nothing by require or import: the SDK is in them, Node's modules come directly", () => {
    const text = readFileSync(inBundle("follow-up", "index.cjs"), "utf8");
    expect(text.match(/\brequire\(["'`]|\bimport\(/g)).toBe(null);
    expect(text.includes('process.getBuiltinModule("https")')).toBe(true);
  });

  it("leave out the SDK's streams of events, and zlib with them", () => {
    const text = readFileSync(inBundle("follow-up", "index.cjs"), "utf8");
    expect(text.includes("Streams of events are not in the bundles")).toBe(true);
    expect(text.match(/zlib|EventStreamCodec/g)).toBe(null);
  });

  it("take credentials from the environment alone", () => {
    const text = readFileSync(inBundle("follow-up", "index.cjs"), "utf8");
    expect(text.includes("No AWS credentials in the environment")).toBe(true);
    // What the SDK's own chain would ask: containers, a process, single sign-on, web identity.
    const others = /AWS_CONTAINER_CREDENTIALS|credential_process|sso_start_url|AWS_WEB_IDENTITY/g;
    expect(text.match(others)).toBe(null);
  });

  it("run", async () => {
    const { handler } = createRequire(import.meta.url)(inBundle("sign-in", "index.cjs"));
    expect(await handler()).toEqual([report.assetVersion, "function"]);
  });
});

describe("bundling stops", () => {
  it("when a function of the contract has no entry, and touches nothing", async () => {
    const kept = write("kept/register/index.cjs", "");
    const into = join(folder, "kept");
    await expect(
      bundleFunctions({ ...options, into, entries: join(folder, "none") }),
    ).rejects.toThrow(/^The contract names functions without an entry: .*none\/public-pages\.ts, /);
    expect(existsSync(kept)).toBe(true);
  });

  it("when the stylesheet, the script or the icon is missing", async () => {
    await expect(
      bundleFunctions({ ...options, assetSources: { ...assetSources, script: "nowhere.ts" } }),
    ).rejects.toThrow("Cannot build the assets without nowhere.ts");
  });

  it("when an entry does not build, and says where", async () => {
    for (const name of functionNames) {
      write(`broken/${name}.ts`, name === "register" ? "export const = 1;" : "");
    }
    await expect(
      bundleFunctions({ ...options, into: join(folder, "other"), entries: join(folder, "broken") }),
    ).rejects.toThrow(/broken\/register\.ts:1:13: ERROR/);
  });
});
