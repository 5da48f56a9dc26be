import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { KeptTable } from "./control.ts";

/** What an engine on this machine takes for credentials: it asks for some, and looks at none. */
export const localCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** A client for the table of a running laptop cloud. Whoever makes it destroys it. */
export const laptopTableClient = ({
  endpoint,
  region,
}: Pick<KeptTable, "endpoint" | "region">): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region, credentials: localCredentials });
