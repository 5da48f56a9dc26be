import type { PageRequest } from "#functions/http/request.ts";
import { notOpen } from "#functions/http/staff.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { Audit, Stakeholders, SuppressedAddresses } from "#shared/ports.ts";
import type { StaffSurroundings } from "./staff-pages.ts";

export type StakeholderParts = StaffSurroundings & {
  readonly stakeholders: Stakeholders;
  readonly suppressed: Pick<SuppressedAddresses, "findAll">;
  readonly audit: Pick<Audit, "add">;
  readonly sealingKey: Uint8Array;
};

/** Somebody is signed in, but it is not for them to keep the list. */
export const notYourStakeholders = (
  { school }: Pick<StakeholderParts, "school">,
  request: PageRequest,
  member: Member,
) =>
  notOpen(school, request, member, {
    detail: "Who is reminded of the policy is kept by the headteacher and the school office.",
  });
