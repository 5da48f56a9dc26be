import * as z from "zod/mini";
import { type Resource, resolveIn, type Stand, type SynthesisedStack } from "./intrinsics.ts";

/** A resource with its properties worked out one by one, when they are asked for. */
export interface FoundResource {
  readonly logicalId: string;
  readonly read: <Schema extends z.core.$ZodType>(schema: Schema) => z.output<Schema>;
  readonly raw: unknown;
  readonly resolve: (value: unknown) => unknown;
}

export interface LaptopValues {
  readonly tableName: string;
  readonly stand: Stand;
  readonly secrets: Readonly<Record<string, string>>;
}

/** The resources of one type, in every stack. */
export function resourcesOf(
  stacks: readonly SynthesisedStack[],
  { stand, secrets }: LaptopValues,
  type: string,
): readonly FoundResource[] {
  const surroundings = { stacks, stand, secret: (id: string) => secrets[id] };
  return stacks.flatMap((stack) => {
    const resolve = resolveIn(stack, surroundings);
    return Object.entries(stack.resources)
      .filter(([, { Type }]) => Type === type)
      .map(
        ([logicalId, { Properties }]): FoundResource => ({
          logicalId,
          raw: Properties,
          resolve,
          read: (schema) => readProperties(schema, { logicalId, Type: type, Properties }, resolve),
        }),
      );
  });
}

/** Works out only what the schema asks for: much of a template means nothing on a laptop. */
function readProperties<Schema extends z.core.$ZodType>(
  schema: Schema,
  { logicalId, Type, Properties }: Resource & { readonly logicalId: string },
  resolve: (value: unknown) => unknown,
): z.output<Schema> {
  const known = "shape" in schema._zod.def ? Object.keys(Object(schema._zod.def.shape)) : [];
  const picked = known.map((key) => {
    try {
      return [key, resolve(Object(Properties)[key])];
    } catch (fault) {
      throw new Error(`${Type} ${logicalId}, ${key}: ${messageOf(fault)}`, { cause: fault });
    }
  });
  const wanted = Object.fromEntries(picked.filter(([, value]) => value !== undefined));
  return z.parse(schema, wanted);
}

export const messageOf = (fault: unknown) =>
  fault instanceof Error ? fault.message : String(fault);
