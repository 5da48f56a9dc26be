import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Reads a JSON file of the state folder; undefined if there is none. */
export async function readPrivateJson<Content>(file: string): Promise<Content | undefined> {
  try {
    const content: Content = JSON.parse(await readFile(file, "utf8"));
    return content;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw new Error(`${file} cannot be read`, { cause: fault });
  }
}

/** Writes a JSON file that only this user may read: whole or not at all, whenever the power goes. */
export async function writePrivateJson(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = await open(`${file}.new`, "w", 0o600);
  try {
    await draft.writeFile(`${JSON.stringify(content, undefined, 2)}\n`);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.new`, file);
}
