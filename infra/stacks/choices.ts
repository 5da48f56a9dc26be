import * as z from "zod/mini";
import { mostGenerations } from "#infra/constructs/key-ring.ts";
import { siteSources } from "#shared/contract/settings.ts";

const wholeNumber = z.union([
  z.int(),
  z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number)),
]);

/** What one can choose with `-c name=value` or in cdk.json. */
const schema = {
  school: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  stage: z.string().check(z.regex(/^[a-z][a-z0-9]{1,11}$/)),
  bundle: z._default(z.enum(["on", "off"]), "on"),
  keyGenerations: z._default(
    z.pipe(wholeNumber, z.int().check(z.minimum(1), z.maximum(mostGenerations))),
    1,
  ),
  domain: z.optional(z.string().check(z.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/))),
  certificate: z.optional(
    z.string().check(z.regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\//)),
  ),
  waf: z._default(z.enum(["on", "off"]), "off"),
  alarmEmail: z.optional(z.email()),
  siteSources: z.optional(z.string().check(z.regex(siteSources))),
};
const choices = z.object(schema);
export type Choices = z.infer<typeof choices>;

/** What each choice must be, in words: the end of the sentence that refuses it. */
const rules: Readonly<Record<keyof typeof schema, string>> = {
  school: "the name of a file in infra/schools, like highters-heath",
  stage: "2 to 12 of a-z and 0-9, like dev or live",
  bundle: "on or off",
  keyGenerations: `a whole number from 1 to ${mostGenerations}`,
  domain: "a host name, like policy.example.org",
  certificate: "the ARN of a certificate in ACM",
  waf: "on or off",
  alarmEmail: "an e-mail address",
  siteSources:
    "names with commas: open-terms-archive, apple, wikidata, net-aware, own-list=https://…",
};

const names = Object.keys(schema).filter((name): name is keyof typeof schema => name in rules);

/** Reads every choice by `contextOf`. Throws one error that names each choice that is wrong. */
export function readChoices(contextOf: (name: string) => unknown): Choices {
  const given = Object.fromEntries(names.map((name) => [name, contextOf(name) ?? undefined]));
  const parsed = choices.safeParse(given);
  const wrong = parsed.success
    ? missingTogether(parsed.data)
    : [...new Set(parsed.error.issues.map(({ path }) => path[0]))].flatMap((name) =>
        names.filter((known) => known === name).map((known) => `${known} must be ${rules[known]}`),
      );
  if (!parsed.success || wrong.length > 0)
    throw new Error(`Cannot make the stacks: ${wrong.join("; ")}`);
  return parsed.data;
}

function missingTogether({ domain, certificate, waf }: Choices): readonly string[] {
  if (waf === "on" && !(domain && certificate)) return ["waf=on needs domain and certificate"];
  if (waf === "on" && !certificate?.includes(":us-east-1:")) {
    return ["waf=on needs a certificate in us-east-1, where CloudFront looks for it"];
  }
  if (domain && !certificate) return ["domain needs certificate, which proves it"];
  if (certificate && !domain) return ["certificate needs domain, which it proves"];
  return [];
}
