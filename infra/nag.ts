import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { IConstruct } from "constructs";
import { FailureQueue } from "./constructs/failure-queue.ts";
import type { SchoolStacks } from "./stacks/school-stacks.ts";

/** Makes synthesis fail on every finding of AWS's own rules that is not acknowledged below. */
export function checkRules(app: App, stacks: readonly SchoolStacks[]): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const { rule, on, reason } of acknowledgements) {
    for (const construct of stacks.flatMap(on)) {
      Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
    }
  }
}

/** A rule that we do not follow, where, and why. */
export interface Acknowledgement {
  readonly rule: string;
  readonly on: (stacks: SchoolStacks) => readonly IConstruct[];
  readonly reason: string;
}

export const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: "SMG4",
    on: ({ data }) => [data.keyRing],
    reason:
      "A key that changed by itself would make every receipt handed out worthless. A new generation is added beside the old ones by a person: decision 0001.",
  },
  {
    rule: "COG8",
    on: ({ data }) => [data.staff],
    reason:
      "The Plus plan costs for each person and month. A handful of people sign in, every one added by the school, with a long password and a second factor.",
  },
  {
    rule: "APIG4",
    on: ({ service }) => [service.gateway],
    reason:
      "Anyone may report, anonymously too. Pages for staff ask for the session in the function, which sends a person to the sign-in page; an authorizer could only say 401.",
  },
  {
    rule: "SQS3",
    on: ({ service }) => service.node.findAll().filter((child) => child instanceof FailureQueue),
    reason:
      "These queues are the last resort of schedules, starts and streams. The rule knows only the redrive of another queue.",
  },
  {
    rule: "CFR1",
    on: ({ edge }) => (edge ? [edge] : []),
    reason: "Parents and staff may be abroad when they report.",
  },
  {
    rule: "CFR3",
    on: ({ edge }) => (edge ? [edge] : []),
    reason:
      "An access log holds the address of whoever reports, and a report may be anonymous. The gateway behind logs route, status and latency.",
  },
];
