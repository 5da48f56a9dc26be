import { dynamoMonitoring } from "#shared/adapters/dynamo-monitoring.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import { whoMonitors } from "#shared/domain/monitoring/monitoring-access.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { inOrder } from "#shared/domain/school/term-dates.ts";
import { daysLater, type Instant, instant, schoolDay } from "#shared/domain/time.ts";
import { recordMonitoring } from "#shared/use-cases/record-monitoring.ts";
import type { Table } from "./fill-register.ts";

/** What somebody saw in one term after the other: nothing much, as at most schools. */
const looks = [
  {
    sites: ["facebook", "whatsapp", "instagram"],
    found: "Nothing new. The school’s own page shows nobody who should not be seen.",
  },
  {
    sites: ["facebook", "youtube", "tiktok"],
    other: "A search for the school’s name",
    found:
      "A map service has the wrong telephone number of the school. The office has asked for it to be put right.",
  },
  {
    sites: ["facebook", "instagram", "snapchat", "roblox"],
    found:
      "Two old posts of the school fair show children of other families. Whoever posted them has taken them down.",
  },
] as const;

/** Four weeks into a term. */
const daysIntoTerm = 28;

/**
 * A look in each term of the past but one, which nobody recorded: so that the evidence has something
 * to ask about. The present term is still to do. A log that is there stays as it is.
 */
export async function fillMonitoring(
  { client, name }: Table,
  school: SchoolProfile,
  now: Instant,
): Promise<number> {
  const monitoring = dynamoMonitoring(client, name);
  const terms = dynamoTerms(client, name);
  const [who] = whoMonitors(school);
  const isThere = (await monitoring.page(school.id, { limit: 1 })).found.length > 0;
  if (!who || isThere) return 0;
  const past = inOrder((await terms.find(school.id)).terms).filter(({ to }) => to < schoolDay(now));
  const member = { name: who.name, email: who.email, roles: who.roles, outside: false };
  let seen = 0;
  for (const [place, { from }] of past.entries()) {
    const look = looks[place % looks.length];
    if (!look || place === past.length - 2) continue;
    const on = daysLater(from, daysIntoTerm);
    const at = instant.parse(`${on}T14:30:00.000Z`);
    const siteLists = dynamoSiteLists(client, name);
    const parts = { monitoring, terms, siteLists, ids: systemIds, clock: { now: () => at } };
    const raw = { on, incidents: "", other: "", declared: "yes", ...look };
    const kept = await recordMonitoring(parts, school.id, member, { seen, raw });
    if (!kept.ok) throw new Error(JSON.stringify(kept.refused));
    seen += 1;
  }
  return seen;
}
