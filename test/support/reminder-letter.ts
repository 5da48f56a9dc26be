import { type ReminderParts, reminderLetter } from "#functions/views/mails/reminder-letter.ts";
import type { Audience } from "#shared/domain/reminders/stakeholder.ts";
import { aSchool } from "./builders.ts";
import { baseUrl } from "./requests.ts";

export const school = aSchool();
export const mailSettings = {
  from: "policy@example.org",
  fromName: school.name,
  replyTo: "office@example.org",
  configurationSet: "told",
};
export const term = { year: 2026, term: "autumn" } as const;
export const links = {
  acknowledge: `${baseUrl}/policy/acknowledge?token=read-it`,
  unsubscribe: `${baseUrl}/unsubscribe?token=stop-it`,
};
export const own = {
  en: "Our children sing.\n\nPlease only watch.",
  ur: "ہمارے بچے گائیں گے۔\nصرف دیکھیں۔",
};

export interface LetterChanges extends Partial<Omit<ReminderParts, "content" | "stakeholder">> {
  readonly content?: Partial<ReminderParts["content"]>;
  readonly to?: readonly Audience[];
  readonly language?: string;
}

export const partsOf = ({
  content,
  to = ["parents-carers"],
  language = "en",
  ...rest
}: LetterChanges = {}) => ({
  kind: "reminder" as const,
  content: {
    school: school.id,
    id: "reminder-2026-autumn",
    term,
    policy: { version: 2, hash: "a" },
    paragraphs: own,
    ageChanges: [],
    changedClauses: [],
    ...content,
  },
  stakeholder: { audiences: [...to], language },
  school,
  baseUrl,
  links: to.some((one) => one === "staff" || one === "governors")
    ? { acknowledge: links.acknowledge }
    : links,
  ...rest,
});
export const letterTo = (changes: LetterChanges = {}) => reminderLetter(partsOf(changes));
