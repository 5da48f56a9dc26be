import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundles } from "#infra/stacks/service-stack.ts";
import { type FunctionName, functions } from "#shared/contract/functions.ts";

const names = Object.keys(functions).filter((name): name is FunctionName => name in functions);

/** A folder a function below `into`, with a file that only says that it is no bundle. */
export function makePlaceholders(into: string): Bundles {
  const made = names.map((name) => {
    const directory = join(into, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(
      join(directory, "index.cjs"),
      `throw new Error("${name} was synthesised without its bundle (bundle=off)");\n`,
    );
    return [name, directory] as const;
  });
  return Object.fromEntries(made) as Record<FunctionName, string>;
}
