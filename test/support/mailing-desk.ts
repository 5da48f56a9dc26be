import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import type { Pacer } from "#shared/ports.ts";

/** Lets every mail go at once, and waits for a slow one longer than a busy machine makes it. */
export const noPace: Pacer = {
  turn: () => Promise.resolve(),
  giveBack: () => undefined,
  rest: () => sleep(3000),
};

/** What delivering mail to stakeholders needs of a table. */
export const mailingDesk = (client: DynamoDBClient, tableName: string) => ({
  acknowledgements: dynamoAcknowledgements(client, tableName),
  mailings: dynamoMailings(client, tableName),
  messageList: dynamoMessageList(client, tableName),
  stakeholders: dynamoStakeholders(client, tableName),
  suppressed: dynamoSuppressed(client, tableName),
  pacer: noPace,
});
