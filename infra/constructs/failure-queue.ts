import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";

export interface FailureQueueProps {
  /** What it means for people that something lies here. */
  readonly impact: string;
  readonly runbook: string;
}

/** Keeps what could not be done for 14 days, the longest SQS offers, and wakes somebody at once. */
export class FailureQueue extends Queue {
  constructor(scope: Construct, id: string, { impact, runbook }: FailureQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    new ImpactAlarm(this, "Depth", {
      impact,
      runbook,
      metric: this.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: "Maximum",
      }),
    });
  }

  /** The right to put something here, and nothing else. */
  allowSend(): PolicyStatement {
    return new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.queueArn] });
  }
}
