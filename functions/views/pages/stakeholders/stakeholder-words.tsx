import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type Audience, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { Standing } from "#shared/domain/reminders/stakeholder-standing.ts";

/** What can be done on a page of its own. */
export type StakeholderStep =
  | "find"
  | "add"
  | "edit"
  | "remove"
  | "own-people"
  | "import"
  | "take"
  | "lines";

/** The address of a step, about somebody if they are given: sealed, for no address stands in an address. */
export const stakeholderStep = (step: StakeholderStep, who?: string): string =>
  `${pathTo("stakeholdersStep", { step })}${who === undefined ? "" : `?${new URLSearchParams({ who })}`}`;

export const groupsWords = (held: readonly Audience[]): string =>
  held.map((one) => audienceWords[one]).join(", ");

/** A number as it is read: `5,000`. */
export const counted = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");

export const people = (count: number): string =>
  count === 1 ? "1 person" : `${counted(count)} people`;

const standings: Readonly<Record<Standing, { readonly text: string; readonly classes: string }>> = {
  reached: { text: "Gets reminders", classes: "govuk-tag--green" },
  unsubscribed: { text: "Asked for none", classes: "govuk-tag--grey" },
  bounced: { text: "Mail comes back", classes: "govuk-tag--red" },
  complained: { text: "Marked as unwanted", classes: "govuk-tag--orange" },
};

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag classes={standings[standing].classes}>{standings[standing].text}</Tag>
);

/** What somebody does about it, where there is something to do. */
export const standingHelp: Readonly<Partial<Record<Standing, string>>> = {
  bounced: "Ask for a working address and change it here.",
  complained: "They get no mail. Tell them of the policy another way.",
};

/** The columns of lines of a file: the last one has most to say. */
export const lineHead = (last: string) => [
  { text: "Line" },
  { text: "E-mail address", classes: "govuk-!-width-one-quarter" },
  { text: "Name", classes: "govuk-!-width-one-quarter" },
  { text: last },
];
