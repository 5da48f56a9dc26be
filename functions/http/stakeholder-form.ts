import { done, type Outcome, refused } from "#shared/domain/outcome.ts";
import { audiences, type Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import {
  type StakeholderFault,
  type WantedStakeholder,
  wantedFaults,
  wantedStakeholder,
} from "#shared/domain/reminders/wanted-stakeholder.ts";

/** What stands in the form before anybody types: the person as they are. */
export const typedStakeholder = ({ name, email, audiences: held, language }: Stakeholder) =>
  new URLSearchParams([
    ["name", name],
    ["email", email],
    ...held.map((one) => ["audiences", one] as [string, string]),
    ["language", language],
  ]);

/** Who was typed, or what is wrong with it, field by field. */
export function readStakeholderForm(
  fields: URLSearchParams,
): Outcome<WantedStakeholder, readonly StakeholderFault[]> {
  const told = {
    name: fields.get("name") ?? "",
    email: fields.get("email") ?? "",
    audiences: audiences.filter((one) => fields.getAll("audiences").includes(one)),
    language: fields.get("language") ?? "",
  };
  const read = wantedStakeholder.safeParse(told);
  return read.success ? done(read.data) : refused(wantedFaults(told));
}
