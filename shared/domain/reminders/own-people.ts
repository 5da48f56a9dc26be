import type { SchoolProfile } from "../school/profile.ts";
import type { Role } from "../school/role.ts";
import type { Audience } from "./stakeholder.ts";
import { type WantedStakeholder, wantedStakeholder } from "./wanted-stakeholder.ts";

/** The audience that each post makes one of. The clerk serves the governors and is bound as they are. */
const audienceOf: Readonly<Record<Role, Audience>> = {
  headteacher: "staff",
  "safeguarding-lead": "staff",
  "computing-lead": "staff",
  office: "staff",
  "chair-of-governors": "governors",
  governor: "governors",
  clerk: "governors",
};

/** The staff and governors of the profile, as stakeholders; those with an address that mail cannot carry are left out. */
export const ownPeople = ({
  people,
}: Pick<SchoolProfile, "people">): readonly WantedStakeholder[] =>
  people.flatMap(({ name, email, roles }) => {
    const audiences = roles.map((held) => audienceOf[held]);
    return wantedStakeholder.safeParse({ name, email, audiences, language: "en" }).data ?? [];
  });
