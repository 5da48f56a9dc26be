import type { Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { functionNames } from "#infra/bundling/function-names.ts";
import { mostGenerations } from "#infra/constructs/key-ring.ts";
import { functions } from "#shared/contract/functions.ts";
import { inWords, synthesised } from "./synthesised.ts";

const one = synthesised();
const two = synthesised({ keyGenerations: "2" });

const keysOf = ({ data, service }: { data: Template; service: Template }): readonly string[] =>
  Object.values(service.findResources("AWS::Lambda::Function"))
    .map(({ Properties }) => Properties.Environment.Variables.KEYS)
    .filter((keys) => keys !== undefined)
    .map((keys) => inWords(keys, data));

const reference = (generation: number) =>
  `{{resolve:secretsmanager:KeyRingGeneration${generation}:SecretString:::}}`;

it("gives keys by reference, only to the functions that list them", () => {
  const asking = functionNames.filter((name) =>
    functions[name].settings.some((setting) => setting === "KEYS"),
  );
  expect(asking.length).toBeGreaterThan(0);
  expect(keysOf(one)).toEqual(asking.map(() => reference(1)));
});

it("puts a new key behind the old ones, and leaves those as they are", () => {
  expect(new Set(keysOf(two))).toEqual(new Set([`${reference(1)},${reference(2)}`]));
  const secrets = (data: Template) => data.findResources("AWS::SecretsManager::Secret");
  expect(Object.keys(secrets(two.data))).toHaveLength(2);
  expect(secrets(two.data)).toMatchObject(secrets(one.data));
});

it("generates keys as the settings take them, and keeps them when their stack goes", () => {
  const secrets = Object.values(two.data.findResources("AWS::SecretsManager::Secret"));
  expect(secrets).toHaveLength(2);
  for (const secret of secrets) {
    expect(secret).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        GenerateSecretString: { ExcludePunctuation: true, IncludeSpace: false, PasswordLength: 64 },
      },
    });
    expect(secret["Properties"]).not.toHaveProperty("SecretString");
  }
});

it("has no word in either template that could be a key", () => {
  const words = JSON.stringify([two.data.toJSON(), two.service.toJSON()]).match(/[A-Za-z0-9]+/g);
  expect(words?.length).toBeGreaterThan(1000);
  const long = (words ?? []).filter((word) => word.length >= 43);
  // The longest words are names of exports and the digests that name what is deployed.
  expect(
    long.filter((word) => !/^ExportsOutput|^Gateway|^MailFeedback|^[0-9a-f]{64}$/.test(word)),
  ).toEqual([]);
});

it("stays below the 60 references that CloudFormation resolves, with as many keys as may be", () => {
  const full = synthesised({ keyGenerations: String(mostGenerations) });
  const references = keysOf(full).flatMap((keys) => keys.match(/\{\{resolve/g) ?? []);
  expect(references).toHaveLength(mostGenerations * keysOf(one).length);
  expect(references.length).toBeLessThanOrEqual(60);
});
