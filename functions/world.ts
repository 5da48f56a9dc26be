import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { SigningHash } from "#shared/adapters/signing-hash.ts";
import { jsonLog, systemClock, systemIds } from "#shared/adapters/system.ts";
import { readSettings, type SettingName, type Settings } from "#shared/contract/settings.ts";
import { type SchoolProfile, schoolProfile } from "#shared/domain/school/profile.ts";

/**
 * What every entry starts from. Each function is bundled alone and carries only what it asks of
 * this file: keep the makers apart, and nothing at the top level.
 */
export const settingsFor = <const Names extends SettingName>(
  ...names: readonly Names[]
): Settings<Names> => readSettings(process.env, names);

export const system = () => ({
  clock: systemClock,
  ids: systemIds,
  log: jsonLog((line) => process.stdout.write(line)),
});

/** No call to the table may outlast the person waiting: two seconds, three tries. */
export function tableClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    // Nothing here changes the steps between two requests, so they are put together once a command.
    cacheMiddleware: true,
    sha256: SigningHash,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  // It copies every row for a log that nobody keeps: a fifth of what a submission costs.
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

/** One try: a mail whose fate is unknown must not be sent a second time behind our back. */
export const mailClient = (): SESClient =>
  new SESClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    },
  });

/** The folder that the function's bundle stands in. */
export const taskRoot = (): string => process.env["LAMBDA_TASK_ROOT"] ?? "";

/** A file that stands beside the bundle. */
export const fileBeside = (name: string): string => readFileSync(join(taskRoot(), name), "utf8");

export const schoolBeside = (): SchoolProfile =>
  schoolProfile.parse(JSON.parse(fileBeside("school.json")));
