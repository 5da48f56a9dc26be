import { expect, it } from "vitest";
import { functionNames } from "#infra/bundling/function-names.ts";
import { type DeployedFunction, type FunctionName, functions } from "#shared/contract/functions.ts";
import { schedules } from "#shared/contract/schedules.ts";
import { inWords, pascal, profile, propertiesOf, synthesised } from "./synthesised.ts";

const { data, service } = synthesised();
const roles = service.findResources("AWS::IAM::Role");
const lambdas = Object.values(service.findResources("AWS::Lambda::Function"));

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const list = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? value : [value as Item];

const statementsOf = (role: Record<string, any>): readonly Statement[] =>
  list(role["Properties"].Policies ?? []).flatMap((policy) => policy.PolicyDocument.Statement);

/** `dynamodb:GetItem on Register.Arn`, one line for each action and resource. */
const permissionsOf = (role: Record<string, any>): readonly string[] =>
  statementsOf(role).flatMap(({ Action, Resource, Condition }) =>
    list(Action).flatMap((action) =>
      list(Resource).map((resource) => {
        const when = Condition === undefined ? "" : ` if ${JSON.stringify(Condition)}`;
        return `${action} on ${inWords(resource, data)}${when}`;
      }),
    ),
  );

/** What the contract lists, and what every function needs: its log, and what nobody waits for its failures. */
function listedFor(name: FunctionName): readonly string[] {
  const { table, sendsMail, stream, feedback }: DeployedFunction = functions[name];
  const sender = ` if ${JSON.stringify({ StringEquals: { "ses:FromAddress": profile.mail.from } })}`;
  const ses = "ses:SendRawEmail on arn:AWS::Partition:ses:AWS::Region:AWS::AccountId";
  return [
    `logs:CreateLogStream on ${pascal(name)}Log.Arn`,
    `logs:PutLogEvents on ${pascal(name)}Log.Arn`,
    ...table.map((action) =>
      action.startsWith("Query:")
        ? `dynamodb:Query on Register.Arn/index/${action.slice(6)}`
        : `dynamodb:${action} on Register.Arn`,
    ),
    ...(sendsMail
      ? [
          `${ses}:identity/MailDomain${sender}`,
          `${ses}:configuration-set/MailConfigurationSet${sender}`,
        ]
      : []),
    ...(stream
      ? ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
          (action) => `dynamodb:${action} on Register.StreamArn`,
        )
      : []),
    ...(name in schedules || feedback ? [`sqs:SendMessage on ${pascal(name)}Failed.Arn`] : []),
  ];
}

it.each(functionNames)("%s may do what the contract lists and nothing else", (name) => {
  const lambda = lambdas.find(
    ({ Properties }) => Properties.Description === functions[name].impact,
  );
  const role = roles[lambda?.["Properties"].Role["Fn::GetAtt"][0]];
  expect(role && permissionsOf(role).toSorted()).toEqual(listedFor(name).toSorted());
});

it("gives every function a role of its own, and the scheduler one a job", () => {
  const used = lambdas.map(({ Properties }) => Properties.Role["Fn::GetAtt"][0]);
  expect(new Set(used).size).toBe(functionNames.length);
  expect(Object.keys(roles)).toHaveLength(functionNames.length + Object.keys(schedules).length);
});

it("lets the scheduler start one job and put aside what it could not start", () => {
  const starters = Object.entries(roles).filter(([id]) => id.includes("Starter"));
  expect(starters.map(([, role]) => permissionsOf(role))).toEqual(
    Object.keys(schedules).map((job) => [
      `lambda:InvokeFunction on ${pascal(job)}.Arn`,
      `sqs:SendMessage on ${pascal(job)}NotStarted.Arn`,
    ]),
  );
});

it("grants by those roles alone: no managed policy, no policy apart", () => {
  expect(service.findResources("AWS::IAM::Policy")).toEqual({});
  expect(service.findResources("AWS::IAM::ManagedPolicy")).toEqual({});
  expect(Object.values(roles).filter((role) => role["Properties"].ManagedPolicyArns)).toEqual([]);
});

it("allows nothing with a star in it, neither as an action nor as a resource", () => {
  const queues = Object.values(service.findResources("AWS::SQS::QueuePolicy"));
  const statements = [
    ...Object.values(roles).flatMap(statementsOf),
    ...queues.flatMap(({ Properties }): Statement[] => Properties.PolicyDocument.Statement),
  ];
  expect(statements.length).toBeGreaterThan(2 * functionNames.length);
  const starred = statements
    .filter(({ Effect }) => Effect === "Allow")
    .filter(({ Action, Resource }) => JSON.stringify([Action, Resource]).includes("*"));
  expect(starred).toEqual([]);
});

it("lets the gateway start functions, each by its own routes, and the topic of mail one", () => {
  const started = propertiesOf(service, "AWS::Lambda::Permission").map(
    ({ Principal, FunctionName, SourceArn }) => ({
      by: Principal,
      name: inWords(FunctionName, data),
      from: inWords(SourceArn, data),
    }),
  );
  const byTopic = started.filter(({ by }) => by !== "apigateway.amazonaws.com");
  expect(byTopic).toEqual([
    { by: "sns.amazonaws.com", name: "MailFeedback.Arn", from: "MailFeedbackEventsTopic" },
  ]);
  const byGateway = started.filter((one) => !byTopic.includes(one));
  expect(byGateway.length).toBeGreaterThan(0);
  expect(byGateway.filter(({ from }) => !/:GatewayApi\/\*\/\*\//.test(from))).toEqual([]);
});
