import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type AgeLimitChange, ageLimitsSince } from "../domain/sites/site-list.ts";
import type { Instant } from "../domain/time.ts";
import { dynamoSiteLists } from "./dynamo-site-lists.ts";

/** As many as one mail tells of. */
const mostTold = 50;

/** The minimum ages that moved on the school's list since a moment: none if it never published one. */
export const dynamoAgeLimits = (client: DynamoDBClient, tableName: string, school: string) => {
  const siteLists = dynamoSiteLists(client, tableName);
  return async (since: Instant): Promise<AgeLimitChange[]> => {
    const list = await siteLists.current(school);
    return list ? ageLimitsSince(list, since).slice(0, mostTold) : [];
  };
};
