import { sites } from "#functions/handlers/sites.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";

const { TABLE_NAME, BASE_URL } = settingsFor("TABLE_NAME", "BASE_URL");

export const handler = sites({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  siteLists: dynamoSiteLists(tableClient(), TABLE_NAME),
});
