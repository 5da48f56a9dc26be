import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { SynthesisedStack } from "./intrinsics.ts";

/** What `cdk synth` wrote: the stacks, and where the files they ship lie. */
export interface Assembly {
  readonly stacks: readonly SynthesisedStack[];
  /** The folder of an asset by its key in the bucket: `<hash>.zip`. */
  readonly assets: ReadonlyMap<string, string>;
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.optional(
        z.object({
          templateFile: z.optional(z.string()),
          file: z.optional(z.string()),
          stackName: z.optional(z.string()),
        }),
      ),
    }),
  ),
});

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.optional(z.unknown()) }),
  ),
  Outputs: z.optional(
    z.record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.unknown() })) }),
    ),
  ),
});

const assetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** Reads the output folder of `cdk synth`. Throws if something in it is not as CDK writes it. */
export async function readAssembly(folder: string): Promise<Assembly> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, file), "utf8"));
  const { artifacts } = manifest.parse(await read("manifest.json"));
  const stacks: SynthesisedStack[] = [];
  const assets = new Map<string, string>();
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    if (type === "aws:cloudformation:stack" && properties?.templateFile !== undefined) {
      const { Resources, Outputs } = template.parse(await read(properties.templateFile));
      const outputs = Object.entries(Outputs ?? {}).map(([name, { Value, Export }]) => [
        name,
        { Value, ...(Export && { Export: { Name: Export.Name } }) },
      ]);
      const name = properties.stackName ?? id;
      stacks.push({ name, resources: Resources, outputs: Object.fromEntries(outputs) });
    }
    if (type === "cdk:asset-manifest" && properties?.file !== undefined) {
      const { files } = assetManifest.parse(await read(properties.file));
      for (const { source, destinations } of Object.values(files)) {
        for (const { objectKey } of Object.values(destinations)) {
          assets.set(objectKey, join(folder, source.path));
        }
      }
    }
  }
  return { stacks, assets };
}
