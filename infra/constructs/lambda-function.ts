import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Function as CdkFunction,
  Code,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";

export interface LambdaFunctionProps {
  /** Its name in `contract/functions.ts`: also its heading in the runbook. */
  readonly name: string;
  /** What a person can no longer do when this function fails. Its alarms say so. */
  readonly impact: string;
  /** The folder with its bundle, `index.cjs`, and whatever stands beside it. */
  readonly directory: string;
  readonly logGroupName: string;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** All that it may do, besides writing its own log. */
  readonly may: readonly PolicyStatement[];
}

/**
 * One Lambda with a role, a log and alarms of its own.
 *
 * No concurrency is reserved: what must not happen twice is guarded by conditions in the table, the
 * gateway limits what comes in, and an account whose limit is still 10 refuses any reservation.
 */
export class LambdaFunction extends CdkFunction {
  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: props.logGroupName,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      description: props.impact,
      code: Code.fromAsset(props.directory),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout,
      environment: props.environment,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role: new Role(scope, `${id}Role`, {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
        inlinePolicies: {
          Duties: new PolicyDocument({ statements: [allowLog(logGroup), ...props.may] }),
        },
      }),
    });
    this.#alarm("Errors", props, this.metricErrors({ period: Duration.minutes(5) }));
    this.#alarm("Throttles", props, this.metricThrottles({ period: Duration.minutes(5) }));
  }

  #alarm(id: string, { impact, name }: LambdaFunctionProps, metric: IMetric): void {
    new ImpactAlarm(this, id, { impact, runbook: name, metric });
  }
}

/** Its own log, and not the managed policy's right to write every log of the account. */
const allowLog = ({ logGroupArn }: LogGroup): PolicyStatement =>
  new PolicyStatement({
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [logGroupArn],
  });
