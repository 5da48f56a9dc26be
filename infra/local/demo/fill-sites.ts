import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Role } from "#shared/domain/school/role.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { isPublished } from "#shared/domain/sites/site-list.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import { decideProposal } from "#shared/use-cases/decide-proposal.ts";
import { noticeReportedSites } from "#shared/use-cases/notice-reported-sites.ts";
import { confirmSites, publishSites } from "#shared/use-cases/publish-sites.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import type { Table } from "./fill-register.ts";
import { madeProposals } from "./made-proposals.ts";

export interface FilledSites {
  /** The version of the list that holds now. */
  readonly version: number;
  readonly proposals: number;
}

const days = (count: number): number => count * 86_400;

function holderOf({ people }: SchoolProfile, role: Role): Member | undefined {
  const found = people.find(({ roles }) => roles.includes(role));
  if (!found) return undefined;
  const { name, email, roles } = found;
  return { name, email, roles, outside: false };
}

/**
 * What the two leads did with the list this term: most records confirmed, two drafts checked and
 * published, a few proposals to decide, and a lowered age that waits for the second lead.
 */
export async function fillSites(
  { client, name }: Table,
  school: SchoolProfile,
  now: Instant,
): Promise<FilledSites> {
  const siteLists = dynamoSiteLists(client, name);
  const proposals = dynamoProposals(client, name);
  const incidents = dynamoRegister(client, name);
  const partsAt = (at: Instant) => ({
    siteLists,
    proposals,
    incidents,
    ids: systemIds,
    clock: { now: () => at },
  });
  const parts = partsAt(now);
  const lead = holderOf(school, "computing-lead");
  const found = await readSites(parts, school.id);
  if (!lead || (await siteLists.current(school.id)))
    return { version: found.version, proposals: 0 };

  const slugs = found.sites.filter(isPublished).map(({ slug }) => slug);
  const confirmed = { seen: found.version, slugs: slugs.filter((_, at) => at % 5 !== 0) };
  await confirmSites(partsAt(later(now, -days(30))), school.id, lead, confirmed);
  const checked = found.sites.filter(({ slug }) => ["among-us", "spotify"].includes(slug));
  await publishSites(partsAt(later(now, -days(9))), school.id, lead, {
    seen: found.version + 1,
    put: checked.map((one) => ({ ...one, standing: "published", unsure: [] })),
    note: "Checked against the terms of the two services.",
  });

  let raised = 0;
  for (const one of madeProposals)
    if ((await raiseProposal(parts, school.id, one, later(now, -days(6)))) === "raised")
      raised += 1;
  raised += await noticeReportedSites(parts, school.id, now);
  const open = (await proposals.page(school.id, "open", { limit: 50 })).found;
  const lowered = open.find(({ slug, field }) => slug === "telegram" && field === "minAge");
  if (lowered) {
    const { id, version: seen } = lowered;
    const reason = "The new terms say so, in their section on the United Kingdom.";
    await decideProposal(parts, school.id, lead, { id, seen, decision: "accept", reason });
  }
  return { version: (await readSites(parts, school.id)).version, proposals: raised };
}
