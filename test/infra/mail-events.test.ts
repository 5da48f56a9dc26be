import { expect, it } from "vitest";
import { inWords, propertiesOf, synthesised } from "./synthesised.ts";

const { data, service } = synthesised();

it("asks for what becomes of mail, and not for who opens it", () => {
  const destinations = propertiesOf(service, "AWS::SES::ConfigurationSetEventDestination");
  expect(destinations).toHaveLength(1);
  const [{ ConfigurationSetName, EventDestination }] = destinations as [Record<string, any>];
  expect(inWords(ConfigurationSetName, data)).toBe("MailConfigurationSet");
  expect(EventDestination).toMatchObject({
    Enabled: true,
    MatchingEventTypes: ["delivery", "bounce", "complaint", "reject"],
  });
  expect(inWords(EventDestination.SnsDestination.TopicARN, data)).toBe("MailFeedbackEventsTopic");
});

it("takes events from the school's own mail alone, and from nobody without TLS", () => {
  const policies = propertiesOf(service, "AWS::SNS::TopicPolicy").flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
  const told = policies.map(({ Effect, Action, Principal, Condition, Resource }) => ({
    Effect,
    Action,
    Principal,
    on: inWords(Resource, data),
    when: Object.entries<Record<string, unknown>>(Condition).map(([test, values]) => [
      test,
      ...Object.entries(values).map(([name, value]) => `${name} ${inWords(value, data)}`),
    ]),
  }));
  const on = "MailFeedbackEventsTopic";
  expect(told).toEqual([
    {
      Effect: "Deny",
      Action: "sns:Publish",
      Principal: "*",
      on,
      when: [["Bool", "aws:SecureTransport false"]],
    },
    {
      Effect: "Allow",
      Action: "sns:Publish",
      Principal: { Service: "ses.amazonaws.com" },
      on,
      when: [
        [
          "StringEquals",
          "AWS:SourceAccount AWS::AccountId",
          "AWS:SourceArn arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:configuration-set/MailConfigurationSet",
        ],
      ],
    },
  ]);
});

it("hands each event to mail-feedback, and puts aside what it could not hand over", () => {
  const subscriptions = propertiesOf(service, "AWS::SNS::Subscription").map(
    ({ Protocol, TopicArn, Endpoint, RedrivePolicy }) => ({
      Protocol,
      from: inWords(TopicArn, data),
      to: inWords(Endpoint, data),
      failed: inWords(RedrivePolicy.deadLetterTargetArn, data),
    }),
  );
  expect(subscriptions).toEqual([
    {
      Protocol: "lambda",
      from: "MailFeedbackEventsTopic",
      to: "MailFeedback.Arn",
      failed: "MailFeedbackNotStarted.Arn",
    },
  ]);
  const mayPutAside = propertiesOf(service, "AWS::SQS::QueuePolicy")
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === "Allow");
  expect(mayPutAside).toMatchObject([
    { Action: "sqs:SendMessage", Principal: { Service: "sns.amazonaws.com" } },
  ]);
  expect(inWords(mayPutAside[0].Condition.ArnEquals["aws:SourceArn"], data)).toBe(
    "MailFeedbackEventsTopic",
  );
});

it("tries an event that failed twice more, within six hours", () => {
  const [invoked] = propertiesOf(service, "AWS::Lambda::EventInvokeConfig").filter(
    ({ FunctionName }) => inWords(FunctionName, data) === "MailFeedback",
  );
  expect(invoked).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
});
