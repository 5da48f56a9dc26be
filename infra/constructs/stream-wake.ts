import { Duration } from "aws-cdk-lib";
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { FailureQueue } from "./failure-queue.ts";

export interface StreamWakeProps {
  readonly streamArn: string;
  readonly target: IFunction;
  /** For records that could not be handled. The target's role must be allowed to send to it. */
  readonly failed: FailureQueue;
}

/**
 * Wakes a function as soon as a row is written or changed. A poisonous record is halved out of its
 * batch, tried three times, put aside, and never blocks those behind it for longer than ten
 * minutes; the sweep of the due index finds what was put aside.
 *
 * Deleted rows (expired sessions above all) owe nothing and wake nobody.
 */
export class StreamWake extends EventSourceMapping {
  constructor(scope: Construct, id: string, { streamArn, target, failed }: StreamWakeProps) {
    super(scope, id, {
      target,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      parallelizationFactor: 1,
      retryAttempts: 3,
      maxRecordAge: Duration.minutes(10),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter({ eventName: FilterRule.or("INSERT", "MODIFY") })],
      onFailure: { bind: () => ({ destination: failed.queueArn }) },
    });
  }
}
