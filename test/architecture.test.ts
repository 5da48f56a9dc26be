import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

/** Which place may import which. A place may import itself; the longest name that fits is a file's place. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "shared/domain": ["zod", "temporal-polyfill", "diff"],
  "shared/contract": ["zod"],
  "shared/ports.ts": ["shared/domain", "shared/ports"],
  /** A page a subject; everybody else asks `ports.ts`. */
  "shared/ports": ["shared/domain"],
  "shared/use-cases": ["shared/domain", "shared/ports.ts"],
  "shared/adapters": [
    "shared/domain",
    "shared/ports.ts",
    "shared/contract",
    "@aws-sdk",
    "cheerio",
    "csv-parse",
    "fast-xml-parser",
    "nodemailer",
    "openid-client",
    "robots-parser",
    "zod",
  ],
  "functions/views": [
    "shared/domain",
    "shared/contract/routes.ts",
    "ical-generator",
    "preact",
    "preact-render-to-string",
  ],
  "functions/views/assets": ["govuk-frontend"],
  "functions/http": [
    "shared/domain",
    "shared/ports.ts",
    "shared/contract/routes.ts",
    "functions/views",
    "@middy",
    "aws-lambda",
    "csv-parse",
    "csv-stringify",
    "ical.js",
    "jose",
    "zod",
  ],
  "functions/handlers": [
    "shared/domain",
    "shared/use-cases",
    "shared/ports.ts",
    "shared/contract",
    "functions/views",
    "functions/http",
    "zod",
  ],
  "functions/world.ts": ["shared", "@aws-sdk"],
  "functions/entries": [
    "shared/adapters",
    "shared/contract",
    "functions/handlers",
    "functions/http",
    "functions/world.ts",
  ],
  "infra/local": [
    "shared",
    "infra/bundling",
    "infra/schools",
    "@aws-sdk",
    "aws-lambda",
    "aws-ses-v2-local",
    "dynalite",
    "jose",
    "oidc-provider",
    "temporal-polyfill",
    "zod",
  ],
  "infra/bundling": ["shared/contract", "shared/domain/school", "esbuild", "sass"],
  "infra/schools": ["shared/domain/school", "zod"],
  infra: [
    "shared/contract",
    "shared/domain/school",
    "infra",
    "cdk.json",
    "aws-cdk-lib",
    "cdk-nag",
    "constructs",
    "zod",
  ],
};

const within = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
const placeOf = (file: string) =>
  Object.keys(mayImport)
    .filter((place) => within(file, place))
    .sort((one, other) => other.length - one.length)[0] ?? "";
const importsOf = (file: string) =>
  [
    ...readFileSync(file, "utf8").matchAll(
      /(?:^import\b[^"]*|^export (?:type )?[{*][^"]*\bfrom\s*|\bimport\()\s*"([^"]+)"/gm,
    ),
  ]
    .map((found) => found[1] ?? "")
    .filter((name) => !name.startsWith("node:"))
    .map((name) =>
      name.startsWith("#")
        ? name.slice(1)
        : name.startsWith(".")
          ? join(dirname(file), name)
          : name,
    );

const files = globSync("{shared,functions,infra}/**/*.{ts,tsx,mjs}");
const everywhere = [...files, ...globSync("test/**/*.{ts,tsx,mjs}")];
const textOf = (file: string) => readFileSync(file, "utf8");

it("looks at the whole product", () => expect(files.length).toBeGreaterThan(120));

it.each(files)("%s imports only what its place may", (file) => {
  const place = placeOf(file);
  const allowed = [place, ...(mayImport[place] ?? [])];
  expect(importsOf(file).filter((name) => !allowed.some((other) => within(name, other)))).toEqual(
    [],
  );
});

it("has a place for every file", () => {
  expect(files.filter((file) => placeOf(file) === "")).toEqual([]);
});

it.each(everywhere)("%s fits in the head", (file) => {
  expect(textOf(file).split("\n").length).toBeLessThanOrEqual(251);
});

/** What only a few places may touch, so that everything else can be tried with its own time and world. */
const only: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ["the environment", /process\.env/, ["functions/world.ts", "infra/"]],
  ["the clock", /new Date\(\)|Date\.now\(\)/, ["shared/adapters/system.ts", "infra/local/"]],
  ["chance", /Math\.random/, []],
  ["an SDK client", /new (DynamoDB|SES)\w*Client\(/, ["functions/world.ts", "infra/local/"]],
];
it.each(only)("%s is reached in its own place only", (_, sign, places) => {
  const touching = files.filter((file) => sign.test(textOf(file)));
  expect(touching.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([]);
});

it("brings zod whole into no bundle", () => {
  expect(
    everywhere.filter((file) => /import \{[^}]*\bz\b[^}]*\} from "zod/.test(textOf(file))),
  ).toEqual([]);
});

it("keeps its escapes from the type system to none", () => {
  const escapes = new RegExp(
    [
      "\\bas any\\b",
      "as unknown as",
      "@ts-(ignore|expect-error|nocheck)",
      "oxlint-disable",
      "biome-ignore",
    ].join("|"),
  );
  const itself = "test/architecture.test.ts";
  expect(everywhere.filter((file) => file !== itself && escapes.test(textOf(file)))).toEqual([]);
});
