import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startMailbox } from "#infra/local/mailbox.ts";
import { ensureTable } from "#infra/local/table.ts";
import { bundleMailJobs } from "./mail-bundles.ts";
import { definition } from "./measure-table.ts";

/** The engines that mail is measured on, and the bundles of what sends it. */
export interface MailStand {
  readonly bundles: string;
  /** Where the table and the mail service are. */
  readonly table: string;
  readonly mail: string;
  readonly client: DynamoDBClient;
  /** Makes a table of its own, empty; its name. */
  newTable(): Promise<string>;
  readonly close: () => Promise<void>;
}

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Starts the table engine in a process of its own, and the mail service in a thread. */
export async function openMailStand(): Promise<MailStand> {
  const folder = await mkdtemp(join(tmpdir(), "mail-"));
  const engine = fork(fileURLToPath(new URL("./mail-table.ts", import.meta.url)));
  const [[table], mailbox] = await Promise.all([
    once(engine, "message") as Promise<[string]>,
    startMailbox({ folder, wanted: { variable: "any", port: 0 } }),
    bundleMailJobs(folder),
  ]);
  const client = new DynamoDBClient({ endpoint: table, region: "eu-west-2", credentials });
  let tables = 0;
  return {
    bundles: folder,
    table,
    mail: mailbox.url,
    client,
    async newTable() {
      tables += 1;
      const TableName = `mail-${tables}`;
      await ensureTable(client, { ...definition, TableName });
      return TableName;
    },
    close: async () => {
      client.destroy();
      engine.kill("SIGKILL");
      await mailbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
