import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { StartFailure, type WantedPort } from "./listen.ts";

export interface Mailbox {
  /** The inbox page, and where the SES client of the SDK sends to. `GET /store` lists the mails. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts a mail service that sends nothing: whatever it is given stands in its inbox, in `folder`. */
export async function startMailbox(options: {
  readonly folder: string;
  readonly wanted: WantedPort;
}): Promise<Mailbox> {
  await mkdir(options.folder, { recursive: true });
  const worker = new Worker(new URL("./mail-engine.ts", import.meta.url), {
    workerData: { file: join(options.folder, "mails.jsonl"), wanted: options.wanted },
    env: {},
  });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (answer: { port: number } | { failure: string }) => {
      if ("port" in answer) resolve(answer.port);
      else reject(new StartFailure(answer.failure));
    });
  }).catch(async (fault: unknown) => {
    await worker.terminate();
    throw fault;
  });
  worker.on("error", (fault) => {
    throw new Error("The mailbox stopped", { cause: fault });
  });
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      await worker.terminate();
    },
  };
}
