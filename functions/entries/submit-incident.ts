import { submitIncidentApi } from "#functions/handlers/submit-incident.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { keyRing } from "#shared/adapters/system.ts";

const settings = settingsFor(
  "TABLE_NAME",
  "SCHOOL_ID",
  "REFERENCE_PREFIX",
  "BASE_URL",
  "KEYS",
  "SUBMIT_BURST",
);

export const handler = submitIncidentApi({
  ...system(),
  baseUrl: settings.BASE_URL,
  school: { id: settings.SCHOOL_ID, referencePrefix: settings.REFERENCE_PREFIX },
  incidents: dynamoIncidentAdder(tableClient(), settings.TABLE_NAME),
  keyRing: keyRing(settings.KEYS),
  limit: new RateLimit(Number(settings.SUBMIT_BURST), 1 / 3),
});
