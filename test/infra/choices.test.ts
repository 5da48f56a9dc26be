import { expect, it } from "vitest";
import { functionNames } from "#infra/bundling/function-names.ts";
import { readChoices } from "#infra/stacks/choices.ts";
import { propertiesOf, synthesised } from "./synthesised.ts";

const certificate = "arn:aws:acm:eu-west-2:123456789012:certificate/example";
const reading = (given: Readonly<Record<string, unknown>>) =>
  readChoices((name) => ({ school: "highters-heath", stage: "dev", ...given })[name]);

it("chooses one key, no firewall and the gateway's own address unless told otherwise", () => {
  expect(reading({})).toEqual({
    school: "highters-heath",
    stage: "dev",
    bundle: "on",
    keyGenerations: 1,
    waf: "off",
  });
});

it.each([
  ["2", 2],
  [6, 6],
])("takes %s for a number of keys", (given, number) => {
  expect(reading({ keyGenerations: given })).toMatchObject({ keyGenerations: number });
});

it.each([
  [
    { school: "../secrets" },
    "school must be the name of a file in infra/schools, like highters-heath",
  ],
  [
    { school: undefined },
    "school must be the name of a file in infra/schools, like highters-heath",
  ],
  [{ stage: "Live!" }, "stage must be 2 to 12 of a-z and 0-9, like dev or live"],
  [{ keyGenerations: "0" }, "keyGenerations must be a whole number from 1 to 6"],
  [{ keyGenerations: "7" }, "keyGenerations must be a whole number from 1 to 6"],
  [{ keyGenerations: "two" }, "keyGenerations must be a whole number from 1 to 6"],
  [{ bundle: "no", waf: "yes" }, "bundle must be on or off; waf must be on or off"],
  [{ alarmEmail: "nobody" }, "alarmEmail must be an e-mail address"],
  [
    { domain: "https://example.org", certificate },
    "domain must be a host name, like policy.example.org",
  ],
  [{ domain: "policy.example.org" }, "domain needs certificate, which proves it"],
  [
    { siteSources: "apple,facebook" },
    "siteSources must be names with commas: open-terms-archive, apple, wikidata, net-aware, own-list=https://…",
  ],
  [{ certificate }, "certificate needs domain, which it proves"],
  [{ waf: "on" }, "waf=on needs domain and certificate"],
  [
    { waf: "on", domain: "policy.example.org", certificate },
    "waf=on needs a certificate in us-east-1, where CloudFront looks for it",
  ],
])("refuses %o in words", (given, words) => {
  expect(() => reading(given)).toThrow(`Cannot make the stacks: ${words}`);
});

it("serves a domain of the school's own, and then by no other address", () => {
  const { service } = synthesised({ domain: "policy.example.org", certificate });
  expect(propertiesOf(service, "AWS::ApiGatewayV2::Api")).toMatchObject([
    { DisableExecuteApiEndpoint: true },
  ]);
  expect(propertiesOf(service, "AWS::ApiGatewayV2::DomainName")).toMatchObject([
    { DomainName: "policy.example.org" },
  ]);
  expect(propertiesOf(service, "AWS::ApiGatewayV2::ApiMapping")).toHaveLength(1);
  expect(propertiesOf(service, "AWS::Cognito::UserPoolClient")).toMatchObject([
    { CallbackURLs: ["https://policy.example.org/sign-in/callback"] },
  ]);
});

it("tells every alarm to whoever was named", () => {
  const { service } = synthesised({ alarmEmail: "office@example.org" });
  const alarms = propertiesOf(service, "AWS::CloudWatch::Alarm");
  expect(alarms.length).toBeGreaterThan(functionNames.length);
  expect(alarms.filter(({ AlarmActions }) => AlarmActions?.length !== 1)).toEqual([]);
});

it("puts a firewall in front that stops floods from one address, and reads no report", () => {
  const { service, edge } = synthesised({
    domain: "policy.example.org",
    certificate: certificate.replace("eu-west-2", "us-east-1"),
    waf: "on",
  });
  expect(propertiesOf(service, "AWS::ApiGatewayV2::DomainName")).toEqual([]);
  expect(edge && propertiesOf(edge, "AWS::WAFv2::WebACL")).toMatchObject([
    {
      Scope: "CLOUDFRONT",
      DefaultAction: { Allow: {} },
      Rules: [{ Statement: { RateBasedStatement: { AggregateKeyType: "IP" } } }],
      VisibilityConfig: { SampledRequestsEnabled: false },
    },
  ]);
  expect(edge && propertiesOf(edge, "AWS::CloudFront::Distribution")).toMatchObject([
    { DistributionConfig: { Aliases: ["policy.example.org"] } },
  ]);
});
