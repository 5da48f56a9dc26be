import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Terms } from "#shared/ports.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type TermsParts = StaffSurroundings & { readonly terms: Terms };

/** Somebody is signed in, but has no post at the school, or none that sets terms. */
export const notYourTerms = ({ school }: TermsParts, request: PageRequest, member: Member) =>
  notOpen(school, request, member, {
    detail: "Term dates are set by the headteacher, the clerk and the school office.",
  });
