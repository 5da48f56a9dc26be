import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { makePlaceholders } from "#infra/bundling/placeholders.ts";
import { checkRules } from "#infra/nag.ts";
import { requireSchool } from "#infra/schools/read-school.ts";
import { readChoices } from "#infra/stacks/choices.ts";
import { addSchoolStacks } from "#infra/stacks/school-stacks.ts";

export const profile = requireSchool("infra/schools/highters-heath.json");

const folder = (): string => mkdtempSync(join(tmpdir(), "stacks-"));

/** The default school's stacks in an app of their own, with placeholders where bundles would be. */
export function stacksWith(context: Readonly<Record<string, string>> = {}) {
  const app = new App({ context: { ...defaults, ...context }, outdir: folder() });
  const choices = readChoices((name) => app.node.tryGetContext(name));
  const stacks = addSchoolStacks(app, { profile, bundles: makePlaceholders(folder()), choices });
  return { app, stacks };
}

const defaults = {
  school: profile.id,
  stage: "dev",
  bundle: "off",
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
};

/** Their templates, checked by AWS's rules on the way: a finding throws. */
export function synthesised(context: Readonly<Record<string, string>> = {}) {
  const { app, stacks } = stacksWith(context);
  checkRules(app, [stacks]);
  return {
    data: Template.fromStack(stacks.data),
    service: Template.fromStack(stacks.service),
    edge: stacks.edge && Template.fromStack(stacks.edge),
  };
}

/** The properties of every resource of a type, in the template's order. */
export const propertiesOf = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

/**
 * What a value of the service's template stands for, in words: `Register.Arn/index/due`. References
 * lose the digits that CDK adds to their names; those into the data stack are followed.
 */
export function inWords(value: unknown, data: Template): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("Ref" in value) return readable(String(value.Ref));
  if ("Fn::GetAtt" in value && Array.isArray(value["Fn::GetAtt"])) {
    const [resource, attribute] = value["Fn::GetAtt"];
    return `${readable(String(resource))}.${attribute}`;
  }
  if ("Fn::Join" in value && Array.isArray(value["Fn::Join"])) {
    const [between, parts]: [string, unknown[]] = [value["Fn::Join"][0], value["Fn::Join"][1]];
    return parts.map((part) => inWords(part, data)).join(between);
  }
  if ("Fn::ImportValue" in value)
    return inWords(exported(String(value["Fn::ImportValue"]), data), data);
  throw new Error(`Cannot say ${JSON.stringify(value)}`);
}

function exported(name: string, data: Template): unknown {
  const [output] = Object.values(data.findOutputs("*", { Export: { Name: name } }));
  if (!output) throw new Error(`The data stack exports no ${name}`);
  return output["Value"];
}

const readable = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, "");

/** `deliver-mail` is `DeliverMail` in the template. */
export const pascal = (name: string): string =>
  name
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
