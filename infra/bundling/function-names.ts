import { type FunctionName, functions } from "#shared/contract/functions.ts";

/** Every function of the contract, in its order. */
export const functionNames: readonly FunctionName[] = Object.keys(functions).filter(
  (name): name is FunctionName => name in functions,
);

/** A value for every function: `{ "public-pages": make("public-pages"), … }`. */
export const forEachFunction = <Value>(make: (name: FunctionName) => Value) =>
  Object.fromEntries(functionNames.map((name) => [name, make(name)])) as Readonly<
    Record<FunctionName, Value>
  >;
