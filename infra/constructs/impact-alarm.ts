import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

export interface ImpactAlarmProps {
  /** What a person can no longer do, as a sentence. The alarm begins with it. */
  readonly impact: string;
  /** The section of infra/docs/runbook.md that says what to do. */
  readonly runbook: string;
  /** Alarms as soon as one of its last two periods holds one or more. */
  readonly metric: IMetric;
}

/** Wakes somebody, and tells them first what it means for people and then where to look. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, id: string, { impact, runbook, metric }: ImpactAlarmProps) {
    super(scope, id, {
      alarmDescription: `${impact} See infra/docs/runbook.md#${runbook}`,
      metric,
      threshold: 1,
      // A figure may come late, when its period was looked at already: the last two are looked at.
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
