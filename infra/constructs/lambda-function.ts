import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Function as CdkFunction,
  Code,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { FilterPattern, LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { ImpactAlarm } from "./impact-alarm.ts";

export interface LambdaFunctionProps {
  /** Its name in `contract/functions.ts`: also its heading in the runbook. */
  readonly name: string;
  /** What a person can no longer do when this function fails. Its alarm says so. */
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
 * One Lambda with a role, a log and an alarm of its own.
 *
 * The log is in Lambda's text format, which passes on what we print as it is: lines of JSON with
 * `level` at the top. Its JSON format is made for lines printed by `console`; others it may wrap, or
 * call `INFO`, and the alarm would look in the wrong place.
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
      loggingFormat: LoggingFormat.TEXT,
      logGroup,
      role: new Role(scope, `${id}Role`, {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
        inlinePolicies: {
          Duties: new PolicyDocument({ statements: [allowLog(logGroup), ...props.may] }),
        },
      }),
    });
    new ImpactAlarm(this, "Faults", {
      impact: props.impact,
      runbook: props.name,
      metric: this.#faults(logGroup, props.logGroupName),
    });
  }

  /**
   * Whatever keeps it from its work, for people that is one and the same: crashes and timeouts,
   * starts that AWS refused, and the faults it caught, answered with an apology and logged, of which
   * AWS knows nothing. One sum, so one alarm a function. `FILL`, because a function that AWS never
   * started has no errors and no log to add.
   */
  #faults(logGroup: LogGroup, logGroupName: string): MathExpression {
    const period = Duration.minutes(5);
    const logged = logGroup.addMetricFilter("Errors", {
      filterPattern: FilterPattern.stringValue("$.level", "=", "error"),
      metricNamespace: "SocialMediaPolicy",
      metricName: `${logGroupName} errors`,
      metricValue: "1",
      defaultValue: 0,
    });
    return new MathExpression({
      label: "Crashed, refused or logged as errors",
      expression: "FILL(crashed, 0) + FILL(refused, 0) + FILL(logged, 0)",
      period,
      usingMetrics: {
        crashed: this.metricErrors({ period }),
        refused: this.metricThrottles({ period }),
        logged: logged.metric({ period, statistic: "Sum" }),
      },
    });
  }
}

/** Its own log, and not the managed policy's right to write every log of the account. */
const allowLog = ({ logGroupArn }: LogGroup): PolicyStatement =>
  new PolicyStatement({
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [logGroupArn],
  });
