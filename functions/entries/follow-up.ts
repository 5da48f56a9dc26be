import { followUpReport } from "#functions/handlers/follow-up.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoIncidentReader, dynamoReplacer } from "#shared/adapters/dynamo-incidents.ts";
import { keyRing, sealingKey } from "#shared/adapters/system.ts";

const settings = settingsFor("TABLE_NAME", "BASE_URL", "KEYS");
const client = tableClient();

export const handler = followUpReport({
  ...system(),
  baseUrl: settings.BASE_URL,
  school: schoolBeside(),
  incidents: {
    ...dynamoIncidentReader(client, settings.TABLE_NAME),
    ...dynamoReplacer(client, settings.TABLE_NAME),
  },
  keyRing: keyRing(settings.KEYS),
  sealingKey: sealingKey(settings.KEYS, "follow-up"),
  // Twenty tries, then one every half minute: a reporter's slips pass, a search through receipts does not.
  limit: new RateLimit(20, 1 / 30),
});
