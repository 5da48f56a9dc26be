import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { Line } from "./letter.tsx";

/** A mail may be read on a shared computer, or by the person it is about. */
export const notByMail =
  "This mail says nothing of what happened, because mail is not safe enough for that.";

export const becauseOfYourPost =
  "You get this mail because of your post. If that is wrong, tell the school office.";

/** The way to the incident, for those who sign in to the register. */
export const linkFor = ({ to, about }: Message, baseUrl: string, words: string): readonly Line[] =>
  to.signsIn ? [{ words, link: `${baseUrl}${pathTo("incident", { reference: about })}` }] : [];
