import { Aws, Duration } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventInvokeConfig, type IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Schedule } from "#shared/contract/schedules.ts";
import type { FailureQueue } from "./failure-queue.ts";

export interface ScheduledJobProps {
  /** Its name in `contract/schedules.ts`: what the event calls it. */
  readonly job: string;
  readonly schedule: Schedule;
  readonly target: IFunction;
  /** For starts that EventBridge Scheduler could not deliver. */
  readonly notStarted: FailureQueue;
  /** For starts that were delivered and failed. The target's role must be allowed to send to it. */
  readonly failed: FailureQueue;
}

/** Lambda's own limits for a start that it keeps in its queue: seconds, and tries after the first. */
const asyncLimits = { shortest: 60, longest: 21_600, retries: 2 };

/** Starts a function by the clock and loses no start: there are two ways to fail, so two queues. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    const { job, schedule, target, notStarted, failed } = props;
    new EventInvokeConfig(this, "WhenItFails", {
      function: target,
      maxEventAge: Duration.seconds(
        Math.min(Math.max(schedule.maximumAgeSeconds, asyncLimits.shortest), asyncLimits.longest),
      ),
      retryAttempts: Math.min(schedule.retries, asyncLimits.retries),
      onFailure: { bind: () => ({ destination: failed.queueArn }) },
    });
    new CfnSchedule(this, "Schedule", {
      description: `Starts ${job}`,
      scheduleExpression: schedule.expression,
      scheduleExpressionTimezone: schedule.timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: target.functionArn,
        roleArn: this.#starter(target, notStarted).roleArn,
        input: JSON.stringify({ job, at: "<aws.scheduler.scheduled-time>" }),
        retryPolicy: {
          maximumEventAgeInSeconds: schedule.maximumAgeSeconds,
          maximumRetryAttempts: schedule.retries,
        },
        deadLetterConfig: { arn: notStarted.queueArn },
      },
    });
  }

  #starter(target: IFunction, notStarted: FailureQueue): Role {
    return new Role(this, "Starter", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        Start: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["lambda:InvokeFunction"],
              resources: [target.functionArn],
            }),
            notStarted.allowSend(),
          ],
        }),
      },
    });
  }
}
