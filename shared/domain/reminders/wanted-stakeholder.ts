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

/** The first sign of an address that no usual keyboard types there: often one that looks like another. */
export const strangeSign = (address: string): string | undefined =>
  /[^!-~]/u.exec(address.trim())?.[0];

/** A domain in another alphabet, spelt out: `xn--pple-43d.com` is shown as `аpple.com`. */
const disguised = /[@.]xn--/i;

const address = z.pipe(
  z.string("Enter an e-mail address").check(
    z.superRefine((text, context) => {
      const sign = strangeSign(text);
      if (sign !== undefined && text.includes("@")) {
        context.addIssue(`The address has a sign that mail cannot carry: “${sign}”. Type it again`);
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
