import { notFound } from "#functions/http/page.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { seesSiteDesk } from "#shared/domain/sites/site-access.ts";
import { notYourSites, type SiteDeskParts } from "./site-desk-answers.ts";
import { siteProposals } from "./site-proposals.ts";
import { siteSources } from "./site-sources.ts";
import { staffPages } from "./staff-pages.ts";

/** The site list as those who keep it see it: what is proposed, its records, its sources. */
export const siteDesk = (parts: SiteDeskParts) =>
  staffPages(parts, (request, member) => {
    if (!seesSiteDesk(member)) return notYourSites(parts, request, member);
    if (request.path === pathTo("siteProposals")) return siteProposals(parts, request, member);
    switch (request.parameter("step")) {
      case "sources":
        return siteSources(parts, request, member);
      default:
        return notFound(parts.school, request);
    }
  });
