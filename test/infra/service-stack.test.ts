import { describe, expect, it } from "vitest";
import { functionNames } from "#infra/bundling/function-names.ts";
import { type DeployedFunction, functions } from "#shared/contract/functions.ts";
import { type Route, routes } from "#shared/contract/routes.ts";
import { type Schedule, schedules } from "#shared/contract/schedules.ts";
import { readSettings } from "#shared/contract/settings.ts";
import { inWords, pascal, propertiesOf, synthesised } from "./synthesised.ts";

const { data, service } = synthesised();

/** Functions that nobody waits for: what they could not do lies in queues. */
const unwaited = functionNames.filter((name) => {
  const { feedback }: DeployedFunction = functions[name];
  return name in schedules || feedback;
});

describe("every function", () => {
  it.each(functionNames)("%s has the contract's settings, well formed, and no others", (name) => {
    const { impact, settings } = functions[name];
    const [lambda] = propertiesOf(service, "AWS::Lambda::Function").filter(
      ({ Description }) => Description === impact,
    );
    const environment = Object.fromEntries(
      Object.entries(lambda?.["Environment"].Variables).map(([setting, value]) => [
        setting,
        inWords(value, data)
          .replace(/\{\{resolve:[^}]*\}\}/g, "a".repeat(64))
          .replace(/^(GatewayApi\.ApiEndpoint|Staff\.ProviderURL)$/, "https://example.org"),
      ]),
    );
    expect(Object.keys(environment).toSorted()).toEqual([...settings].toSorted());
    expect(readSettings(environment, settings)).toEqual(environment);
  });

  it("runs on Node 24 on arm64 with 512 MB, and logs as it prints into a log of its own", () => {
    const lambdas = propertiesOf(service, "AWS::Lambda::Function");
    expect(lambdas).toHaveLength(functionNames.length);
    for (const lambda of lambdas) {
      expect(lambda).toMatchObject({
        Architectures: ["arm64"],
        Runtime: "nodejs24.x",
        Handler: "index.handler",
        MemorySize: 512,
        LoggingConfig: { LogFormat: "Text" },
      });
    }
    expect(new Set(lambdas.map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref)).size).toBe(
      lambdas.length,
    );
  });
});

it("keeps every log for a month and no longer", () => {
  const logs = propertiesOf(service, "AWS::Logs::LogGroup");
  expect(logs).toHaveLength(functionNames.length + 1);
  expect(new Set(logs.map(({ RetentionInDays }) => RetentionInDays))).toEqual(new Set([30]));
});

it("begins every alarm with what people cannot do, and points to the runbook", () => {
  const described = propertiesOf(service, "AWS::CloudWatch::Alarm").map(
    ({ AlarmDescription }): string => AlarmDescription,
  );
  const expected = functionNames.map(
    (name) => `${functions[name].impact} See infra/docs/runbook.md#${name}`,
  );
  expect(described).toHaveLength(functionNames.length + 2 * unwaited.length + 1);
  expect(new Set(described)).toEqual(
    new Set([
      ...expected,
      "People are shown an error instead of a page, or their report is not taken. See infra/docs/runbook.md#front-door",
    ]),
  );
});

describe("an alarm goes off", () => {
  const alarms = propertiesOf(service, "AWS::CloudWatch::Alarm");

  it.each(functionNames)("when %s crashes, is not started, or logs an error", (name) => {
    const [filter, ...others] = propertiesOf(service, "AWS::Logs::MetricFilter").filter(
      ({ LogGroupName }) => inWords(LogGroupName, data) === `${pascal(name)}Log`,
    );
    expect(others).toEqual([]);
    expect(filter).toMatchObject({ FilterPattern: '{ $.level = "error" }' });
    const [logged] = filter?.["MetricTransformations"] ?? [];
    expect(logged).toMatchObject({ MetricValue: "1", DefaultValue: 0 });
    const [alarm] = alarms.filter(({ Metrics }) =>
      JSON.stringify(Metrics ?? []).includes(JSON.stringify(logged.MetricName)),
    );
    expect(alarm).toMatchObject({
      AlarmDescription: `${functions[name].impact} See infra/docs/runbook.md#${name}`,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      Metrics: [
        { Expression: "FILL(crashed, 0) + FILL(refused, 0) + FILL(logged, 0)", ReturnData: true },
        measured("crashed", "AWS/Lambda", "Errors"),
        measured("refused", "AWS/Lambda", "Throttles"),
        measured("logged", "SocialMediaPolicy", logged.MetricName),
      ],
    });
  });

  it("when the gateway answers with an error of its own", () => {
    expect(alarms.filter(({ Namespace }) => Namespace === "AWS/ApiGateway")).toMatchObject([
      { MetricName: "5xx", Statistic: "Sum", Period: 300, Threshold: 1 },
    ]);
  });
});

const measured = (Id: string, Namespace: string, MetricName: string) => ({
  Id,
  MetricStat: { Metric: { Namespace, MetricName }, Period: 300, Stat: "Sum" },
  ReturnData: false,
});

describe("the front door", () => {
  const keys = Object.values<Route>(routes).flatMap(({ path, methods, throttle }) =>
    methods.map((method) => [`${method} ${path}`, throttle] as const),
  );

  it("has the contract's routes and no other, each answered by its function", () => {
    expect(
      propertiesOf(service, "AWS::ApiGatewayV2::Route")
        .map(({ RouteKey }): string => RouteKey)
        .toSorted(),
    ).toEqual(keys.map(([key]) => key).toSorted());
    expect(keys.length).toBeGreaterThan(15);
    const integrations = service.findResources("AWS::ApiGatewayV2::Integration");
    for (const { RouteKey, Target } of propertiesOf(service, "AWS::ApiGatewayV2::Route")) {
      const integration = integrations[Target["Fn::Join"][1][1].Ref];
      const route = Object.values<Route>(routes).find(({ path }) => RouteKey.endsWith(` ${path}`));
      expect(inWords(integration?.["Properties"].IntegrationUri, data)).toBe(
        `${pascal(route?.answeredBy ?? "")}.Arn`,
      );
    }
  });

  it("limits every route as the contract says, and would limit any other", () => {
    expect(propertiesOf(service, "AWS::ApiGatewayV2::Stage")).toMatchObject([
      {
        StageName: "$default",
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
        RouteSettings: Object.fromEntries(
          keys.map(([key, { rate, burst }]) => [
            key,
            { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
          ]),
        ),
      },
    ]);
  });

  it("writes down neither who asked nor the path with its values", () => {
    const [stage] = propertiesOf(service, "AWS::ApiGatewayV2::Stage");
    expect(Object.values(JSON.parse(stage?.["AccessLogSettings"].Format))).toEqual([
      "$context.requestId",
      "$context.routeKey",
      "$context.status",
      "$context.responseLatency",
    ]);
  });
});

describe("every job", () => {
  const jobs = Object.entries<Schedule>(schedules);

  it("has the contract's time, zone and retries, and a queue for what could not start", () => {
    const made = propertiesOf(service, "AWS::Scheduler::Schedule").map((properties) => ({
      expression: properties["ScheduleExpression"],
      zone: properties["ScheduleExpressionTimezone"],
      window: properties["FlexibleTimeWindow"].Mode,
      target: inWords(properties["Target"].Arn, data),
      input: properties["Target"].Input,
      retries: properties["Target"].RetryPolicy,
      notStarted: inWords(properties["Target"].DeadLetterConfig.Arn, data),
    }));
    expect(made).toEqual(
      jobs.map(([job, { expression, timeZone, maximumAgeSeconds, retries }]) => ({
        expression,
        zone: timeZone,
        window: "OFF",
        target: `${pascal(job)}.Arn`,
        input: JSON.stringify({ job, at: "<aws.scheduler.scheduled-time>" }),
        retries: { MaximumEventAgeInSeconds: maximumAgeSeconds, MaximumRetryAttempts: retries },
        notStarted: `${pascal(job)}NotStarted.Arn`,
      })),
    );
  });

  it("has a queue for starts that failed, as what is told of mail has", () => {
    const failed = propertiesOf(service, "AWS::Lambda::EventInvokeConfig").map(
      ({ DestinationConfig }) => inWords(DestinationConfig.OnFailure.Destination, data),
    );
    expect(unwaited.length).toBeGreaterThan(jobs.length);
    expect(failed).toEqual(unwaited.map((name) => `${pascal(name)}Failed.Arn`));
  });

  it("has queues that are encrypted and take nothing without TLS", () => {
    const queues = propertiesOf(service, "AWS::SQS::Queue");
    expect(queues.map(({ SqsManagedSseEnabled }) => SqsManagedSseEnabled)).toEqual(
      unwaited.flatMap(() => [true, true]),
    );
    const denied = propertiesOf(service, "AWS::SQS::QueuePolicy").map(
      ({ PolicyDocument }) => PolicyDocument.Statement[0],
    );
    expect(denied).toMatchObject(
      queues.map(() => ({
        Effect: "Deny",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      })),
    );
  });
});

it("wakes deliver-mail by the stream, and no poisonous record holds up the rest", () => {
  expect(propertiesOf(service, "AWS::Lambda::EventSourceMapping")).toMatchObject([
    {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRecordAgeInSeconds: 600,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT","MODIFY"]}' }] },
    },
  ]);
});
