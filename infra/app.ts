import { env, exit, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import cdk from "../cdk.json" with { type: "json" };
import { bundleFunctions } from "./bundling/bundle-functions.ts";
import { forEachFunction } from "./bundling/function-names.ts";
import { makePlaceholders } from "./bundling/placeholders.ts";
import { checkRules } from "./nag.ts";
import { requireSchool } from "./schools/read-school.ts";
import { readChoices } from "./stacks/choices.ts";
import { addSchoolStacks } from "./stacks/school-stacks.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const log = (line: string) => stderr.write(`${line}\n`);

/** The CDK command line starts this and says where to write; started by hand it writes to cdk.out. */
async function main(): Promise<void> {
  const outdir = env["CDK_OUTDIR"] ?? here("../cdk.out");
  const app = new App({ context: cdk.context, outdir });
  const choices = readChoices((name) => app.node.tryGetContext(name));
  const profile = requireSchool(here(`./schools/${choices.school}.json`));

  let directories = makePlaceholders(here("../.build/placeholders"));
  if (choices.bundle === "on") {
    const { bundles } = await bundleFunctions({ profile, log });
    directories = forEachFunction((name) => bundles[name].directory);
  }

  const stacks = addSchoolStacks(app, { profile, bundles: directories, choices });
  checkRules(app, [stacks]);
  app.synth();
}

try {
  await main();
} catch (cause) {
  log(cause instanceof Error ? cause.message : String(cause));
  exit(1);
}
