import { signIn } from "#functions/handlers/sign-in.ts";
import { schoolBeside, settingsFor, system, tableClient } from "#functions/world.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { openIdSignIn } from "#shared/adapters/openid-sign-in.ts";
import { sealingKey } from "#shared/adapters/system.ts";
import { pathTo } from "#shared/contract/routes.ts";

const settings = settingsFor(
  "TABLE_NAME",
  "BASE_URL",
  "KEYS",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_GROUPS_CLAIM",
);

export const handler = signIn({
  ...system(),
  baseUrl: settings.BASE_URL,
  school: schoolBeside(),
  sessions: dynamoSessions(tableClient(), settings.TABLE_NAME),
  signInService: openIdSignIn({
    issuer: settings.OIDC_ISSUER,
    clientId: settings.OIDC_CLIENT_ID,
    groupsClaim: settings.OIDC_GROUPS_CLAIM,
    redirectTo: `${settings.BASE_URL}${pathTo("signInCallback")}`,
  }),
  sealingKey: sealingKey(settings.KEYS, "sign-in"),
});
