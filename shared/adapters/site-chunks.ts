import type { Site } from "../domain/sites/site.ts";

/** A row holds 400 KB at most: room is left for its keys and for what changed lately. */
const mostBytes = 200_000;

/** Records as JSON, in as few texts as rows can hold; one empty text if there is no record. */
export function cutIntoChunks(sites: readonly Site[], most = mostBytes): readonly string[] {
  const chunks: string[][] = [[]];
  let size = 2;
  for (const one of sites) {
    const text = JSON.stringify(one);
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > most && size > 2) {
      chunks.push([]);
      size = 2;
    }
    chunks.at(-1)?.push(text);
    size += bytes;
  }
  return chunks.map((texts) => `[${texts.join(",")}]`);
}
