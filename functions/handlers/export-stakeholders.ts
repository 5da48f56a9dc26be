import { csv, download } from "#functions/http/csv.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { type Audience, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { noteView } from "#shared/use-cases/audit.ts";
import { allStakeholders } from "#shared/use-cases/read-stakeholders.ts";
import { batchIn, tooOld } from "./import-stakeholders.ts";
import type { StakeholderParts } from "./stakeholder-answers.ts";

/** The columns that the import understands again. */
const columns = ["Name", "Email", "Group", "Language"] as const;

const groupsCell = (held: readonly Audience[]): string =>
  held.map((one) => audienceWords[one]).join("; ");

/** Everybody in the list as a file. That it was taken is noted first: nobody can follow a file. */
export async function answerStakeholderExport(parts: StakeholderParts, member: Member) {
  const { school, clock } = parts;
  const all = await allStakeholders(parts, school.id);
  await noteView(parts, school, member, { what: "stakeholders" });
  const rows = all.map(({ name, email, audiences, language }) => [
    name,
    email,
    groupsCell(audiences),
    language,
  ]);
  return download(
    csv([columns, ...rows]),
    `stakeholders-${school.id}-${schoolDay(clock.now())}.csv`,
  );
}

/** The refused lines of a batch, to be put right and taken again. */
export async function saveRefused(parts: StakeholderParts, request: PageRequest, member: Member) {
  const batch = await batchIn(parts, request);
  if (!batch) return tooOld(parts, member);
  const rows = batch.refused.map(({ line, name, email, audiences, language, why }) => [
    name,
    email,
    audiences,
    language,
    String(line),
    why,
  ]);
  return download(csv([[...columns, "Line", "Why"], ...rows]), "refused-lines.csv");
}
