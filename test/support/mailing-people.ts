import type { Audience, Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { aStakeholder } from "./stakeholders.ts";

const somebody = (name: string, ...audiences: Audience[]): Stakeholder =>
  aStakeholder({ email: `${name}@example.org`, name, audiences });

/** One of each audience; two of them are parents too. */
export const staff = somebody("sam-staff", "staff", "parents-carers");
export const governor = somebody("gail-governor", "parents-carers", "governors");
export const volunteer = somebody("val-volunteer", "volunteers");
export const parent = somebody("pat-parent", "parents-carers");
export const everybody = [staff, governor, volunteer, parent];
