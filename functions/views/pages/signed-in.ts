import { oversees } from "#shared/domain/incident/audit.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { mayEditTerms } from "#shared/domain/school/term-access.ts";

/** Who is signed in, as the header says it. */
export const signedInAs = ({ name, roles, outside }: Member) => ({
  name,
  rolesWords: [
    ...roles.map((held) => roleWords[held]),
    ...(outside ? ["Outside contact"] : []),
  ].join(", "),
  oversees: oversees({ roles }),
  setsTerms: mayEditTerms({ roles }),
});
