import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { noon } from "./builders.ts";

/** A parent who is reminded, but for what a test says. */
export const aStakeholder = (changes: Partial<Stakeholder> = {}): Stakeholder => ({
  school: "highters-heath",
  email: "parent@example.org",
  name: "Pat Parent",
  audiences: ["parents-carers"],
  language: "en",
  version: 1,
  addedAt: noon,
  changedAt: noon,
  ...changes,
});
