import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Letter, letterHtml } from "./letter.tsx";

const urgencyWords = {
  today: "Please look at it today.",
  soon: "Please look at it within the next few school days.",
} as const;

/** What to do, for those who sign in to the register and for those who do not. */
const nextWords = ({ to }: Message, school: SchoolProfile): string =>
  to.signsIn
    ? "Sign in to read it. This mail says nothing of what happened, because mail is not safe enough for that."
    : `You are told because personal data may be concerned. Ask the school for what you need to know, on ${school.phone}. This mail says nothing of what happened, because mail is not safe enough for that.`;

/**
 * Tells that there is a new incident, and nothing about it but its reference and how soon to look:
 * the mail may be read on a shared computer, or by the person it is about.
 */
export function alertLetter(message: Message, school: SchoolProfile, baseUrl: string): Letter {
  const { about, urgency, to } = message;
  const subject = `New report in the register: ${about}`;
  const opening = `A new report has come in under the social media policy of ${school.name}.`;
  const link = `${baseUrl}${pathTo("incident", { reference: about })}`;
  const closing =
    "You get this mail because of your post. If that is wrong, tell the school office.";
  return {
    subject,
    text: [
      opening,
      `Reference: ${about}`,
      urgencyWords[urgency],
      ...(to.signsIn ? [`Open it: ${link}`] : []),
      nextWords(message, school),
      closing,
      school.name,
    ].join("\n\n"),
    html: letterHtml(
      subject,
      <>
        <p>{opening}</p>
        <p>
          Reference: <strong>{about}</strong>
        </p>
        <p>{urgencyWords[urgency]}</p>
        {to.signsIn && (
          <p>
            <a href={link}>Open the report</a>
          </p>
        )}
        <p>{nextWords(message, school)}</p>
        <p>{closing}</p>
        <p>{school.name}</p>
      </>,
    ),
  };
}
