import type { Section } from "#functions/views/components/site-header.tsx";
import { worksTheRegister } from "#shared/domain/incident/access.ts";
import { oversees } from "#shared/domain/incident/audit.ts";
import { seesReminders } from "#shared/domain/reminders/reminder-access.ts";
import { keepsStakeholders } from "#shared/domain/reminders/stakeholder-access.ts";
import { maySeeReviews } from "#shared/domain/review/review-access.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { mayEditTerms } from "#shared/domain/school/term-access.ts";
import { seesSiteDesk } from "#shared/domain/sites/site-access.ts";

/** Governors and their clerk see figures, and no incident. */
export const seesFigures = (member: Member): boolean =>
  worksTheRegister(member) || member.roles.some((held) => held === "governor" || held === "clerk");

/** What is open to somebody, and to nobody else's eyes: a link to what is refused helps no one. */
const opensTo = (member: Member): readonly Section[] => [
  ...(worksTheRegister(member) ? (["register"] as const) : []),
  ...(seesFigures(member) ? (["summary"] as const) : []),
  ...(maySeeReviews(member) ? (["review"] as const) : []),
  ...(oversees(member) ? (["audit"] as const) : []),
  ...(keepsStakeholders(member) ? (["stakeholders"] as const) : []),
  ...(seesReminders(member) ? (["reminders"] as const) : []),
  ...(seesSiteDesk(member) ? (["siteProposals"] as const) : []),
  ...(mayEditTerms(member) ? (["terms"] as const) : []),
];

/** Where somebody's work is, for who did not ask for a page: the register, or what else is open to them. */
export const startOf = (member: Member): Section => opensTo(member)[0] ?? "register";

/** Who is signed in, as the header says it. */
export const signedInAs = (member: Member) => ({
  name: member.name,
  rolesWords: [
    ...member.roles.map((held) => roleWords[held]),
    ...(member.outside ? ["Outside contact"] : []),
  ].join(", "),
  opens: opensTo(member),
});
