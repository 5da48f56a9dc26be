import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterOf } from "./letter.tsx";
import { linkFor, notByMail } from "./staff-words.ts";

const subjects = {
  "action-due": (about: string) => `An action is due: ${about}`,
  "action-late": (about: string) => `An action is a week late: ${about}`,
} as const;

const openings = {
  "action-due": "An action that was given to you is due.",
  "action-late": "An action that was given to you is a week late.",
} as const;

/** Tells the owner of an action that it is due, or a week late, and not what it is. */
export function actionLetter(
  message: Message,
  kind: keyof typeof subjects,
  school: SchoolProfile,
  baseUrl: string,
): Letter {
  const { about, to } = message;
  const next = to.signsIn
    ? "Sign in to see it, and mark it as done once it is."
    : `Ask whoever gave it to you, or the school on ${school.phone}, and tell them once it is done.`;
  return letterOf(subjects[kind](about), [
    openings[kind],
    { name: "Reference", fact: about },
    ...linkFor(message, baseUrl, "Open the incident"),
    `${next} ${notByMail}`,
    "You get this mail because the action has your name. If that is wrong, tell the headteacher.",
    school.name,
  ]);
}
