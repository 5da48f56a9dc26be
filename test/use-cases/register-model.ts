import type { Someone } from "#shared/domain/incident/access.ts";
import { type ChangeName, changeNames } from "#shared/domain/incident/change-rules.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { Status } from "#shared/domain/incident/status.ts";
import type { NamedPerson } from "#shared/domain/incident/submission.ts";
import type { Role } from "#shared/domain/school/role.ts";
import {
  aSchool,
  chair,
  clerk,
  computingLead,
  governor,
  head,
  office,
  safeguardingLead,
} from "#test/support/builders.ts";
import { agreed } from "#test/support/change-table.ts";

const { outsideContact } = aSchool();
export const outsider: Someone = { ...outsideContact, roles: [], outside: true };
const stranger: Someone = { name: "Nina Novak", email: "nina.novak@example.org", roles: [] };

/** Everybody who tries their luck. No two of them share a word of their names. */
export const actors: readonly Someone[] = [
  head,
  safeguardingLead,
  computingLead,
  chair,
  governor,
  clerk,
  office,
  outsider,
  stranger,
];
/** Who stands for whom in the messages. */
export const actorOf = (recipient: string): Someone | undefined =>
  recipient === "outside-contact"
    ? outsider
    : [head, safeguardingLead, computingLead, chair, governor, clerk, office].find(
        ({ id }) => id === recipient,
      );

/** A person as somebody tells of them: an actor by one of the ways to write their name, or a post. */
export interface Mention {
  readonly actor: number | undefined;
  readonly way: number;
  readonly person: Omit<NamedPerson, "name">;
}

const ways: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => `Mrs ${name.split(" ").at(-1) ?? name}`,
  (name) => name.split(" ").toReversed().join(", "),
];
const written = (name: string, way: number): string => ways[way % ways.length]?.(name) ?? name;

export const personFrom = ({ actor, way, person }: Mention): NamedPerson => {
  const name = actor === undefined ? undefined : actors[actor % actors.length]?.name;
  return { ...person, ...(name !== undefined && { name: written(name, way) }) };
};

/** Whom an incident keeps out, by the rules as the school was told them. */
export interface Kept {
  readonly named: readonly Someone[];
  readonly roles: readonly Role[];
}
export const keptBy = (mentions: readonly Mention[]): Kept => ({
  named: mentions.flatMap(({ actor, person }) => {
    const named = actor === undefined ? undefined : actors[actor % actors.length];
    return named && person.relationship !== "pupil" ? [named] : [];
  }),
  roles: mentions.flatMap(({ person }) => person.roles),
});

export const isKeptOut = (who: Someone, { named, roles }: Kept): boolean =>
  named.includes(who) || who.roles.some((held) => roles.includes(held));

const workers = [head, safeguardingLead, computingLead];

/** The one in whose hands an incident about the headteacher, or about everybody, is. */
const standsIn = (who: Someone, kept: Kept): boolean =>
  (who === chair && isKeptOut(head, kept)) ||
  (who === outsider && [...workers, chair].every((one) => isKeptOut(one, kept)));

export const mayLook = (who: Someone, kept: Kept): boolean =>
  !isKeptOut(who, kept) && (workers.some((one) => one === who) || standsIn(who, kept));

/** An incident as the model remembers it. */
export interface Remembered {
  readonly reference: Reference;
  readonly status: Status;
  readonly kept: Kept;
  readonly version: number;
}

export const mayChange = (who: Someone, { kept, status }: Remembered): readonly ChangeName[] => {
  if (!mayLook(who, kept)) return [];
  const roles: readonly Role[] = standsIn(who, kept) ? [...who.roles, "headteacher"] : who.roles;
  return changeNames.filter(
    (name) =>
      agreed[name].from.includes(status) && agreed[name].by.some((held) => roles.includes(held)),
  );
};

/** Changes that ask for something that may not be there yet: they may be refused for that. */
export const needsMore: readonly ChangeName[] = [
  "decide",
  "close",
  "step",
  "action-done",
  "action-check",
  "redact",
];
