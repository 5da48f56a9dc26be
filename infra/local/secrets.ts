import { randomInt } from "node:crypto";
import * as z from "zod/mini";
import type { Assembly } from "./assembly.ts";
import { readPrivateJson, writePrivateJson } from "./private-file.ts";

/** How Secrets Manager is told to make a secret. */
const recipe = z.object({
  PasswordLength: z._default(z.int(), 32),
  ExcludeCharacters: z._default(z.string(), ""),
  ExcludeLowercase: z.optional(z.boolean()),
  ExcludeUppercase: z.optional(z.boolean()),
  ExcludeNumbers: z.optional(z.boolean()),
  ExcludePunctuation: z.optional(z.boolean()),
  IncludeSpace: z.optional(z.boolean()),
  SecretStringTemplate: z.optional(z.string()),
  GenerateStringKey: z.optional(z.string()),
});
const secretProperties = z.object({ GenerateSecretString: recipe });

/** The secrets that the templates ask for: how each is generated, by logical id. */
export const secretsOf = ({ stacks }: Assembly): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    stacks
      .flatMap(({ resources }) => Object.entries(resources))
      .filter(([, { Type }]) => Type === "AWS::SecretsManager::Secret")
      .map(([logicalId, { Properties }]) => [logicalId, Properties]),
  );

/** Secrets by logical id: those kept in `file`, and those made now and kept there for ever. */
export async function secretsIn(
  file: string,
  wanted: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> {
  const kept = (await readPrivateJson<Record<string, string>>(file)) ?? {};
  const made = Object.entries(wanted)
    .filter(([logicalId]) => !(logicalId in kept))
    .map(([logicalId, properties]) => [logicalId, generate(properties, logicalId)]);
  if (made.length === 0) return kept;
  const all = { ...kept, ...Object.fromEntries(made) };
  await writePrivateJson(file, all);
  return all;
}

function generate(properties: unknown, logicalId: string): string {
  const parsed = secretProperties.safeParse(properties);
  if (!parsed.success) throw new Error(`The secret ${logicalId} does not say how it is generated`);
  const { SecretStringTemplate, GenerateStringKey, ...rules } = parsed.data.GenerateSecretString;
  const letters = alphabet(rules);
  if (letters === "") throw new Error(`The secret ${logicalId} excludes every character`);
  const secret = Array.from(
    { length: rules.PasswordLength },
    () => letters[randomInt(letters.length)],
  ).join("");
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return secret;
  return JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: secret });
}

function alphabet(
  rules: Omit<z.infer<typeof recipe>, "SecretStringTemplate" | "GenerateStringKey">,
) {
  const kinds = [
    rules.ExcludeLowercase ? "" : "abcdefghijklmnopqrstuvwxyz",
    rules.ExcludeUppercase ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    rules.ExcludeNumbers ? "" : "0123456789",
    rules.ExcludePunctuation ? "" : "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    rules.IncludeSpace ? " " : "",
  ];
  return Array.from(kinds.join(""))
    .filter((letter) => !rules.ExcludeCharacters.includes(letter))
    .join("");
}
