import { App, Stack } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, it } from "vitest";
import { acknowledgements, checkRules } from "#infra/nag.ts";
import { stacksWith, synthesised } from "./synthesised.ts";

const everything = {
  domain: "policy.example.org",
  certificate: "arn:aws:acm:us-east-1:123456789012:certificate/example",
  waf: "on",
  alarmEmail: "office@example.org",
};

const findings = (app: App): readonly string[] =>
  new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);

it.each([
  ["as it is by default", {}],
  ["with everything there is to choose", everything],
])("finds nothing %s that is not acknowledged", (_, context) => {
  expect(() => synthesised(context)).not.toThrow();
});

it("acknowledges nothing that would not be found", () => {
  const { app } = stacksWith(everything);
  const acknowledged = acknowledgements.map(({ rule }) => `AwsSolutions-${rule}`);
  expect(findings(app).toSorted()).toEqual(acknowledged.toSorted());
});

it("gives a reason for every acknowledgement", () => {
  expect(acknowledgements.length).toBeGreaterThan(0);
  expect(acknowledgements.filter(({ reason }) => reason.length < 40)).toEqual([]);
});

it("fails synthesis on a finding that nobody acknowledged", () => {
  const { app, stacks } = stacksWith();
  new Queue(new Stack(app, "Careless"), "Open");
  checkRules(app, [stacks]);
  expect(() => app.synth()).toThrow("AwsSolutions-SQS4");
});

it("leaves an app that has nothing to find alone", () => {
  const app = new App();
  checkRules(app, []);
  expect(() => app.synth()).not.toThrow();
});
