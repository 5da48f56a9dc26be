import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Proposals, World } from "#shared/ports.ts";
import type { PublishingParts } from "#shared/use-cases/publish-sites.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type SiteDeskParts = StaffSurroundings &
  PublishingParts &
  Pick<World, "siteLists" | "sourceStates" | "refreshRuns"> & {
    readonly proposals: Proposals;
    /** The setting that switches sources on. */
    readonly sources: string;
  };

/** Somebody is signed in, but has no post that keeps the site list. */
export const notYourSites = (
  { school }: Pick<SiteDeskParts, "school">,
  request: PageRequest,
  member: Member,
  detail = "What is proposed for the site list is for the computing lead, the safeguarding lead and the headteacher.",
) => notOpen(school, request, member, { detail });

export const onlyKeepers =
  "The list is decided on and edited by the computing lead and the safeguarding lead.";
