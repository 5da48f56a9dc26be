import { describe, expect, it } from "vitest";
import { resolveIn, type SynthesisedStack } from "#infra/local/intrinsics.ts";

const data: SynthesisedStack = {
  name: "School-Data",
  resources: { Table: { Type: "A::Table" }, Key: { Type: "A::Secret" } },
  outputs: {
    TableOut: {
      Value: { Ref: "Table" },
      Export: { Name: { "Fn::Join": ["", [{ Ref: "AWS::StackName" }, ":Table"]] } },
    },
    KeyOut: { Value: { Ref: "Key" }, Export: { Name: "School-Data:Key" } },
  },
};
const service: SynthesisedStack = {
  name: "School-Service",
  resources: { Api: { Type: "An::Api" } },
  outputs: {},
};
const secrets: Readonly<Record<string, string>> = { Key: "secret", Json: '{"user":"amara"}' };
const resolve = resolveIn(service, {
  stacks: [data, service],
  stand: (_, id, attribute) => (attribute === "Nothing" ? undefined : [id, attribute].join("!")),
  secret: (id) => secrets[id],
});

describe("a value of a template", () => {
  it.each([
    ["plain", { a: ["b", 1, true, null] }, { a: ["b", 1, true, null] }],
    ["Ref", { Ref: "Api" }, "Api!"],
    ["a pseudo parameter", { Ref: "AWS::Region" }, "eu-west-2"],
    ["Fn::GetAtt", { "Fn::GetAtt": ["Api", "Endpoint"] }, "Api!Endpoint"],
    ["Fn::GetAtt as text", { "Fn::GetAtt": "Api.A.B" }, "Api!A.B"],
    ["Fn::Join", { "Fn::Join": ["-", ["a", { Ref: "Api" }]] }, "a-Api!"],
    ["Fn::Split and Fn::Select", { "Fn::Select": [1, { "Fn::Split": ["/", "a/b"] }] }, "b"],
    [
      "Fn::Sub",
      { "Fn::Sub": "${Api}+${Api.B}+${AWS::Region}+${!Left}" },
      "Api!+Api!B+eu-west-2+${Left}",
    ],
    ["Fn::Sub with values", { "Fn::Sub": ["${x}", { x: { Ref: "Api" } }] }, "Api!"],
    ["Fn::ImportValue", { "Fn::ImportValue": "School-Data:Table" }, "Table!"],
  ])("is worked out: %s", (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it("has its secrets filled in, also when the reference is put together from pieces", () => {
    const named = (name: string, field = "") =>
      `{{resolve:secretsmanager:${name}:SecretString:${field}::}}`;
    expect(resolve(`${named("Key")},${named("Key")}`)).toBe("secret,secret");
    expect(
      resolve({ "Fn::Join": ["", ["{{resolve:secretsmanager:", "Key", ":SecretString:::}}"]] }),
    ).toBe("secret");
    expect(resolve(named("Json", "user"))).toBe("amara");
  });

  it.each([
    [{ Ref: "Missing" }, /Missing has no value/],
    [{ "Fn::GetAtt": ["Api", "Nothing"] }, /Api\.Nothing has no value/],
    [{ "Fn::ImportValue": "unknown" }, /No stack exports unknown/],
    [{ "Fn::Base64": "x" }, /Fn::Base64 is not understood/],
    ["{{resolve:ssm:x}}", /not understood/],
    ["{{resolve:secretsmanager:None:SecretString:::}}", /None has no value/],
  ])("is refused, and said which: %j", (value, words) => {
    expect(() => resolve(value)).toThrow(words);
  });
});
