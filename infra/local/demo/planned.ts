import type { RawInput } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { Status } from "#shared/domain/incident/status.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Day } from "#shared/domain/time.ts";
import type { Chance } from "./chance.ts";
import type { Report } from "./report.ts";

/** Something that will be done to an incident, so many hours after what was done before. */
export interface Planned {
  readonly change: ChangeName;
  readonly hours: number;
  /** What the form is filled in with, as the incident then stands; undefined if it is not needed. */
  readonly fill: (one: Incident, today: Day) => RawInput | undefined;
  readonly says?: undefined;
}

/** What the reporter writes, so many hours after what was done before. */
export interface Said {
  readonly hours: number;
  readonly says: string;
}

/** How far an incident gets, and what else happens to it. */
export interface Fate {
  readonly ends: Status;
  /** The earlier report that it repeats. */
  readonly original?: Reference;
  /** The days on which its actions are due, if they are not to be done in time. */
  readonly late?: readonly Day[];
}

export interface Plot extends Report {
  readonly fate: Fate;
  readonly school: SchoolProfile;
  readonly chance: Chance;
}

const always = (raw: RawInput) => () => raw;
export const does = (change: ChangeName, hours: number, raw: RawInput = {}): Planned => ({
  change,
  hours,
  fill: always(raw),
});

/** Those who see to incidents, of whom the incident keeps nobody out. */
export const owners = ({ school, story }: Plot): readonly string[] => {
  const named = story.people.flatMap(({ post }) => post ?? []);
  return school.people
    .filter(({ roles }) =>
      ["headteacher", "safeguarding-lead"].some((one) => roles.some((r) => r === one)),
    )
    .filter(({ roles }) => !roles.some((one) => named.includes(one)))
    .map(({ id }) => id);
};

export const maybe = <Thing>(chance: Chance, share: number, make: () => Thing): readonly Thing[] =>
  chance.is(share) ? [make()] : [];
