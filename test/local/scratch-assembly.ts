import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const logGroup = (name: string) => ({
  Type: "AWS::Logs::LogGroup",
  Properties: { LogGroupName: `/school/dev/${name}` },
});
const lambda = (name: string, variables: object) => ({
  Type: "AWS::Lambda::Function",
  Properties: {
    Code: { S3Key: `${name}.zip` },
    Handler: "index.handler",
    Timeout: 2,
    LoggingConfig: { LogGroup: { Ref: `${name}Log` } },
    Environment: { Variables: variables },
  },
});
const route = (key: string) => ({
  Type: "AWS::ApiGatewayV2::Route",
  Properties: { RouteKey: key, Target: { "Fn::Join": ["", ["integrations/", { Ref: "Pages" }]] } },
});

const data = {
  Resources: {
    Register: {
      Type: "AWS::DynamoDB::GlobalTable",
      Properties: {
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      },
    },
    Key: {
      Type: "AWS::SecretsManager::Secret",
      Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
    },
  },
  Outputs: {
    Table: { Value: { Ref: "Register" }, Export: { Name: "Data:Table" } },
    Key: { Value: { Ref: "Key" }, Export: { Name: "Data:Key" } },
  },
};

const service = {
  Resources: {
    Api: { Type: "AWS::ApiGatewayV2::Api" },
    echoLog: logGroup("echo"),
    jobLog: logGroup("count-starts"),
    echo: lambda("echo", {
      BASE_URL: { "Fn::GetAtt": ["Api", "ApiEndpoint"] },
      TABLE_NAME: { "Fn::ImportValue": "Data:Table" },
      KEYS: {
        "Fn::Join": [
          "",
          ["{{resolve:secretsmanager:", { "Fn::ImportValue": "Data:Key" }, ":SecretString:::}}"],
        ],
      },
    }),
    job: lambda("job", {}),
    Pages: {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: { IntegrationUri: { "Fn::GetAtt": ["echo", "Arn"] } },
    },
    Stage: {
      Type: "AWS::ApiGatewayV2::Stage",
      Properties: {
        DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        RouteSettings: { "GET /rare": { ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 2 } },
      },
    },
    Echo: route("POST /echo/{word}"),
    Env: route("GET /environment"),
    Rare: route("GET /rare"),
    Bad: route("POST /behave/{how}"),
    Nightly: {
      Type: "AWS::Scheduler::Schedule",
      Properties: {
        ScheduleExpression: "cron(15 9 * * ? *)",
        ScheduleExpressionTimezone: "Europe/London",
        Target: {
          Arn: { "Fn::GetAtt": ["job", "Arn"] },
          Input: '{"job":"count-starts","at":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
  },
};

const echo = `
exports.handler = async (event) => {
  switch (event.pathParameters?.how) {
    case "throw": throw new Error("a planned fault");
    case "crash": setImmediate(() => { throw new Error("a planned crash"); }); return new Promise(() => {});
    case "hang": for (;;);
    case "wait": return new Promise(() => {});
    case "odd-headers": return { statusCode: 200, headers: { "x-odd": "line\\nbreak" } };
    case "cookies": return { statusCode: 303, headers: { location: "/", "Content-Length": "999" },
      cookies: ["a=1; Path=/", "b=2"], isBase64Encoded: true, body: Buffer.from("bytes").toString("base64") };
  }
  return { event, environment: event.rawPath === "/environment" ? { ...process.env } : undefined };
};`;
const job = "exports.handler = async ({ at, job }) => ({ job, at });";

/** Writes what `cdk synth` would write for two small functions, and tells the folder. */
export async function scratchAssembly(folder: string): Promise<string> {
  const stack = (name: string) => ({
    type: "aws:cloudformation:stack",
    properties: { templateFile: `${name}.template.json` },
  });
  const source = (name: string) => ({
    source: { path: `asset.${name}`, packaging: "zip" },
    destinations: { here: { objectKey: `${name}.zip` } },
  });
  const files: Record<string, unknown> = {
    "manifest.json": {
      artifacts: {
        Data: stack("Data"),
        Service: stack("Service"),
        "Service.assets": {
          type: "cdk:asset-manifest",
          properties: { file: "Service.assets.json" },
        },
      },
    },
    "Data.template.json": data,
    "Service.template.json": service,
    "Service.assets.json": { files: { one: source("echo"), two: source("job") } },
  };
  await mkdir(join(folder, "asset.echo"), { recursive: true });
  await mkdir(join(folder, "asset.job"), { recursive: true });
  await writeFile(join(folder, "asset.echo", "index.cjs"), echo);
  await writeFile(join(folder, "asset.job", "index.cjs"), job);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
  return folder;
}
