import { reportForm } from "#functions/handlers/report-form.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { keyRing, sealingKey } from "#shared/adapters/system.ts";

const settings = settingsFor("TABLE_NAME", "BASE_URL", "KEYS", "SUBMIT_BURST");

export const handler = reportForm({
  ...system(),
  baseUrl: settings.BASE_URL,
  school: schoolBeside(),
  incidents: dynamoIncidentAdder(tableClient(), settings.TABLE_NAME),
  keyRing: keyRing(settings.KEYS),
  sealingKey: sealingKey(settings.KEYS, "report-form"),
  limit: new RateLimit(Number(settings.SUBMIT_BURST), 1 / 3),
});
