import * as z from "zod/mini";
import { isStorable } from "../text.ts";
import type { Instant } from "../time.ts";
import {
  audience,
  audiences,
  language,
  type Stakeholder,
  stakeholderAddress,
} from "./stakeholder.ts";

/** Marks that turn the direction of what follows: a name with them can pass for another. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

const oneLine = (text: string): string => text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();

const personName = z.pipe(
  z.pipe(z.string("Enter a name"), z.transform(oneLine)),
  z.string().check(
    z.minLength(1, "Enter a name"),
    z.maxLength(120, "A name has at most 120 characters"),
    z.refine(
      (text) => isStorable(text) && !turning.test(text),
      "The name has hidden characters in it: type it again",
    ),
  ),
);

/** What is wrong with the first sign of an address that none has: often a letter that looks like another. */
function strangeSign(address: string): string | undefined {
  const found = /[^!-~]/u.exec(address.trim());
  if (!found) return undefined;
  const [sign] = found;
  if (/\s/u.test(sign)) return "There is a blank or a line break in the address";
  const before = address.trim().slice(0, found.index);
  const where = before === "" ? "at the beginning of the address" : `behind “${before}”`;
  return /\p{L}/u.test(sign)
    ? `The letter “${sign}” ${where} may look like a usual one, but is not: type the address again`
    : `There is a sign ${where} that mail cannot carry: type the address again`;
}

/** A domain in another alphabet, spelt out: `xn--pple-43d.com` is shown as `аpple.com`. */
const disguised = /[@.]xn--/i;

const address = z.pipe(
  z.string("Enter an e-mail address").check(
    z.superRefine((text, context) => {
      const strange = strangeSign(text);
      if (strange !== undefined && text.includes("@")) {
        context.addIssue(strange);
      } else if (disguised.test(text)) {
        context.addIssue("The address has letters of another alphabet behind the @");
      }
    }),
  ),
  stakeholderAddress,
);

/** What somebody wants to stand in the list: as it was typed, or as a line of a file says. */
export const wantedStakeholder = z.strictObject({
  name: personName,
  email: address,
  audiences: z.pipe(
    z.array(audience).check(z.minLength(1, "Choose at least one group")),
    z.transform((held) => audiences.filter((one) => held.includes(one))),
  ),
  language,
});
export type WantedStakeholder = z.infer<typeof wantedStakeholder>;
export type StakeholderField = keyof WantedStakeholder;

export interface StakeholderFault {
  readonly field: StakeholderField;
  readonly words: string;
}

/** What is wrong with it, the first fault of each field. */
export function wantedFaults(told: Readonly<Record<StakeholderField, unknown>>) {
  const read = wantedStakeholder.safeParse(told);
  if (read.success) return [];
  const fields = Object.keys(wantedStakeholder.shape) as StakeholderField[];
  return fields.flatMap((field): StakeholderFault[] => {
    const issue = read.error.issues.find(({ path }) => path[0] === field);
    return issue ? [{ field, words: issue.message }] : [];
  });
}

/** The parts that a person sets, of somebody in the list. */
export const wantedOf = ({
  name,
  email,
  audiences: held,
  language: spoken,
}: WantedStakeholder): WantedStakeholder => ({ name, email, audiences: held, language: spoken });

/** True if it stands in the list already as it is wanted. */
export const isAsWanted = (one: WantedStakeholder, wanted: WantedStakeholder): boolean =>
  one.name === wanted.name &&
  one.email === wanted.email &&
  one.language === wanted.language &&
  one.audiences.length === wanted.audiences.length &&
  one.audiences.every((held) => wanted.audiences.includes(held));

export const newStakeholder = (
  school: string,
  wanted: WantedStakeholder,
  at: Instant,
): Stakeholder => ({ school, ...wantedOf(wanted), version: 1, addedAt: at, changedAt: at });

/** As it is wanted from now on. What they declined stays declined, whoever changes the rest. */
export const changedStakeholder = (
  seen: Stakeholder,
  wanted: WantedStakeholder,
  at: Instant,
): Stakeholder => ({ ...seen, ...wantedOf(wanted), version: seen.version + 1, changedAt: at });
