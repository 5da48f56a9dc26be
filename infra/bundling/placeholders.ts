import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forEachFunction } from "./function-names.ts";

/** A folder a function below `into`, with a file that only says that it is no bundle. */
export const makePlaceholders = (into: string) =>
  forEachFunction((name) => {
    const directory = join(into, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(
      join(directory, "index.cjs"),
      `throw new Error("${name} was synthesised without its bundle (bundle=off)");\n`,
    );
    return directory;
  });
