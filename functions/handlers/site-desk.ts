import { type Answer, seeOther } from "#functions/http/answers.ts";
import { compressed } from "#functions/http/compressed.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { deskPath } from "#functions/views/pages/site-desk/desk-shell.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { seesSiteDesk } from "#shared/domain/sites/site-access.ts";
import { editRecord } from "./edit-site-record.ts";
import { importSites } from "./import-sites.ts";
import { notYourSites, type SiteDeskParts } from "./site-desk-answers.ts";
import { siteProposals } from "./site-proposals.ts";
import { checkRecord, confirmRecords, siteRecords } from "./site-records.ts";
import { siteSources } from "./site-sources.ts";
import { staffPages } from "./staff-pages.ts";

function answerStep(
  parts: SiteDeskParts,
  request: PageRequest,
  member: Member,
): Promise<Answer> | Answer {
  if (request.path === pathTo("siteProposals")) return siteProposals(parts, request, member);
  switch (request.parameter("step")) {
    case "sources":
      return siteSources(parts, request, member);
    case "records":
      return siteRecords(parts, request, member);
    case "edit":
      return editRecord(parts, request, member);
    case "confirm":
      return confirmRecords(parts, request, member);
    case "import":
      return importSites(parts, request, member);
    case "check":
      return request.method === "POST"
        ? checkRecord(parts, request, member)
        : seeOther(deskPath("records"));
    default:
      return notFound(parts.school, request);
  }
}

/** The site list as those who keep it see it: what is proposed, its records, its sources. */
export const siteDesk = (parts: SiteDeskParts) =>
  staffPages(parts, async (request, member) => {
    if (!seesSiteDesk(member)) return notYourSites(parts, request, member);
    return compressed(await answerStep(parts, request, member), request);
  });
