import { job } from "#functions/http/job.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Incidents, Proposals } from "#shared/ports.ts";
import { noticeReportedSites } from "#shared/use-cases/notice-reported-sites.ts";
import { type RefreshParts, refreshSites } from "#shared/use-cases/refresh-sites.ts";
import { type TellingParts, tellSiteKeepers } from "#shared/use-cases/tell-site-keepers.ts";

/** The longest that one address may take: two tries, each led on three times, with every pause. */
const reserveMs = 120_000;

/** Some addresses are not asked yet. Whoever started the run starts it again, and it goes on there. */
export class RunUnfinished extends Error {
  override readonly name = "RunUnfinished";
}

type Parts = RefreshParts &
  TellingParts & {
    readonly school: SchoolProfile;
    readonly proposals: Proposals;
    readonly incidents: Pick<Incidents, "page">;
  };

/**
 * Asks the sources of the site list, and the school's own reports, for news of sites. What somebody
 * must decide is counted as `raised`, and the two leads get one mail.
 */
export const refreshSitesJob = (parts: Parts) =>
  job({ ...parts, name: "refresh-sites", reserveMs }, async ({ at, mayGoOn }) => {
    const refreshed = await refreshSites(parts, parts.school.id, { at, mayGoOn });
    const reported = await noticeReportedSites(parts, parts.school.id, at);
    // Before it gives up: a run that is never finished must not keep the leads from what it found.
    const told = await tellSiteKeepers(parts, at);
    if (refreshed.left > 0) throw new RunUnfinished(`${refreshed.left} addresses are left`);
    return {
      ...refreshed,
      raised: refreshed.raised + reported,
      mails: told.waiting + told.confirm,
    };
  });
