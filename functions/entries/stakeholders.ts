import { stakeholders } from "#functions/handlers/stakeholders.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoAuditNoter } from "#shared/adapters/dynamo-audit.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoStakeholders } from "#shared/adapters/dynamo-stakeholders.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { sealingKey } from "#shared/adapters/system.ts";

const { TABLE_NAME, BASE_URL, KEYS } = settingsFor("TABLE_NAME", "BASE_URL", "KEYS");
const client = tableClient();

export const handler = stakeholders({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(client, TABLE_NAME),
  stakeholders: dynamoStakeholders(client, TABLE_NAME),
  suppressed: dynamoSuppressed(client, TABLE_NAME),
  audit: dynamoAuditNoter(client, TABLE_NAME),
  sealingKey: sealingKey(KEYS, "stakeholders"),
});
