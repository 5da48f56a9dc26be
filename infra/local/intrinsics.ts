/** A stack as CDK wrote it, with what is needed to work out the values in it. */
export interface SynthesisedStack {
  readonly name: string;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, Output>>;
}
export interface Resource {
  readonly Type: string;
  readonly Properties?: unknown;
}
export interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/** What a resource is on a laptop; undefined if nothing there stands in for it. */
export type Stand = (
  resource: Resource,
  logicalId: string,
  /** Of `Fn::GetAtt`; undefined for `Ref`. */
  attribute: string | undefined,
) => string | undefined;

export interface Surroundings {
  readonly stacks: readonly SynthesisedStack[];
  readonly stand: Stand;
  /** The value of a secret, by the logical id that stands for its ARN. */
  readonly secret: (logicalId: string) => string | undefined;
}

type Step = (argument: unknown, resolve: (value: unknown) => unknown) => unknown;

const pseudoParameters: Readonly<Record<string, string>> = {
  "AWS::Region": "eu-west-2",
  "AWS::AccountId": "000000000000",
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
};

/**
 * The value that CloudFormation would work out, with laptop values for what AWS makes. Throws a
 * sentence naming the first thing that has no value.
 */
export function resolveIn(
  stack: SynthesisedStack,
  surroundings: Surroundings,
): (value: unknown) => unknown {
  const resolve = resolver(stack, surroundings);
  // Last, because a reference to a secret is itself put together from pieces.
  return (value) => fillSecrets(resolve(value), surroundings);
}

function resolver(stack: SynthesisedStack, surroundings: Surroundings) {
  const steps = intrinsics(stack, surroundings);
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    if (entries.length !== 1 || name === undefined || !/^(Ref$|Fn::)/.test(name)) {
      return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
    }
    const step = steps[name];
    if (!step) throw new Error(`${name} is not understood`);
    return resolve(step(argument, resolve));
  };
  return resolve;
}

function intrinsics(
  stack: SynthesisedStack,
  surroundings: Surroundings,
): Readonly<Record<string, Step>> {
  const find = (logicalId: string, attribute?: string) => {
    const known = attribute === undefined ? pseudo(stack, logicalId) : undefined;
    const resource = stack.resources[logicalId];
    const value = known ?? (resource && surroundings.stand(resource, logicalId, attribute));
    if (value !== undefined) return value;
    throw new Error(`${[logicalId, attribute].filter(Boolean).join(".")} has no value on a laptop`);
  };
  return {
    Ref: (id) => find(String(id)),
    "Fn::GetAtt": (place) => {
      const [id, ...attribute] = Array.isArray(place) ? place : String(place).split(".");
      return find(String(id), attribute.join("."));
    },
    "Fn::Join": (argument, resolve) => {
      const [separator, parts] = listOf(argument, "Fn::Join");
      return listOf(resolve(parts), "Fn::Join").join(String(separator));
    },
    "Fn::Split": (argument, resolve) => {
      const [separator, text] = listOf(argument, "Fn::Split");
      return String(resolve(text)).split(String(separator));
    },
    "Fn::Select": (argument, resolve) => {
      const [place, list] = listOf(argument, "Fn::Select");
      return listOf(resolve(list), "Fn::Select")[Number(place)];
    },
    "Fn::Sub": (argument, resolve) => {
      const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
      return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        const given = typeof own === "object" && own !== null ? Reflect.get(own, name) : undefined;
        const [id = "", ...attribute] = name.split(".");
        return String(
          given === undefined ? find(id, attribute.join(".") || undefined) : resolve(given),
        );
      });
    },
    "Fn::ImportValue": (argument, resolve) => imported(String(resolve(argument)), surroundings),
    "Fn::GetStackOutput": (argument, resolve) => stackOutput(resolve(argument), surroundings),
  };
}

const pseudo = (stack: SynthesisedStack, name: string) =>
  name === "AWS::StackName" ? stack.name : pseudoParameters[name];

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${name} was not given a list`);
}

function imported(name: string, surroundings: Surroundings): unknown {
  for (const stack of surroundings.stacks) {
    const resolve = resolver(stack, surroundings);
    for (const { Value, Export } of Object.values(stack.outputs)) {
      if (Export && resolve(Export.Name) === name) return resolve(Value);
    }
  }
  throw new Error(`No stack exports ${name}`);
}

function stackOutput(argument: unknown, surroundings: Surroundings): unknown {
  const field = (name: string) =>
    String(typeof argument === "object" && argument !== null ? Reflect.get(argument, name) : "");
  const stack = surroundings.stacks.find(({ name }) => name === field("StackName"));
  const output = stack?.outputs[field("OutputName")];
  if (stack && output) return resolver(stack, surroundings)(output.Value);
  throw new Error(`No stack ${field("StackName")} has an output ${field("OutputName")}`);
}

const dynamicReference =
  /\{\{resolve:secretsmanager:([^:}]+):SecretString:([^:}]*):[^:}]*:[^:}]*\}\}/g;

function fillSecrets(value: unknown, surroundings: Surroundings): unknown {
  if (typeof value === "string") return fillText(value, surroundings);
  if (Array.isArray(value)) return value.map((inner) => fillSecrets(inner, surroundings));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillSecrets(inner, surroundings)]),
  );
}

function fillText(text: string, { secret }: Surroundings): string {
  const filled = text.replace(dynamicReference, (_, id: string, field: string) => {
    const value = secret(id);
    if (value === undefined) throw new Error(`The secret ${id} has no value on a laptop`);
    return field === "" ? value : String(Reflect.get(JSON.parse(value), field));
  });
  if (filled.includes("{{resolve:")) throw new Error(`${text} is not understood`);
  return filled;
}
