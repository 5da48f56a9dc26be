import { fileURLToPath } from "node:url";
import { App } from "aws-cdk-lib";
import cdk from "../cdk.json" with { type: "json" };
import { makePlaceholders } from "./bundling/placeholders.ts";
import { checkRules } from "./nag.ts";
import { requireSchool } from "./schools/read-school.ts";
import { readChoices } from "./stacks/choices.ts";
import { addSchoolStacks } from "./stacks/school-stacks.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const app = new App({ context: cdk.context });
const choices = readChoices((name) => app.node.tryGetContext(name));
const profile = requireSchool(here(`./schools/${choices.school}.json`));
const bundles = makePlaceholders(here("../.build/placeholders"));
const stacks = addSchoolStacks(app, { profile, bundles, choices });
checkRules(app, [stacks]);
app.synth();
