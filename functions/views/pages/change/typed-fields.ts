import type { ChangeFault } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Day } from "#shared/domain/time.ts";
import type { TypedPerson } from "../report/answers.ts";

/** What stands in the controls of a change's form: as it was typed, or as the incident has it. */
export interface TypedFields {
  readonly one: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly people: readonly TypedPerson[];
}

/** What the form of a change shows. */
export interface ChangeForm {
  readonly school: SchoolProfile;
  readonly incident: Incident;
  readonly change: ChangeName;
  readonly typed: TypedFields;
  readonly faults: readonly ChangeFault[];
  readonly today: Day;
}

/** People who can be given something to do: those whom the incident does not keep out. */
export const peopleItems = (
  { people }: SchoolProfile,
  isKeptOut: (person: SchoolProfile["people"][number]) => boolean,
) => people.filter((one) => !isKeptOut(one)).map(({ id, name }) => ({ value: id, text: name }));
