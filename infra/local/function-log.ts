import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** In bytes. */
const longestLog = 10_000_000;

export interface FunctionLog {
  /** Takes what a function prints, line by line, as it is. */
  follow(stream: Readable): void;
  /** Says something of the laptop cloud's own about a function. */
  readonly note: (line: string) => void;
  readonly close: () => Promise<void>;
}

/** Every line goes to `file`; a line that tells of an error also to `show`. */
export async function openFunctionLog(
  file: string,
  show: (line: string) => void,
): Promise<FunctionLog> {
  await mkdir(dirname(file), { recursive: true });
  await setAsideIfLong(file);
  const log = createWriteStream(file, { flags: "a", mode: 0o600 });
  const note = (line: string) => {
    log.write(`${line}\n`);
    if (isError(line)) show(line);
  };
  return {
    note,
    follow: (stream) => {
      createInterface({ input: stream }).on("line", note);
    },
    close: () => new Promise((resolve) => log.end(resolve)),
  };
}

/** A job that runs every second writes a lot in a month: the log before this one is kept, no more. */
async function setAsideIfLong(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > longestLog) await rename(file, `${file}.before`);
}

/** A line that is not JSON was not meant for the log: a crash, or a forgotten print. */
function isError(line: string): boolean {
  try {
    const entry: unknown = JSON.parse(line);
    const level: unknown =
      typeof entry === "object" && entry !== null ? Reflect.get(entry, "level") : "";
    return /^(error|fatal)$/i.test(String(level));
  } catch {
    return line.trim() !== "";
  }
}
