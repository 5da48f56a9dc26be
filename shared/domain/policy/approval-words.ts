import { dayInWords, schoolDay } from "../time.ts";
import type { Approval } from "./policy-version.ts";

/** `the Personnel Committee of the governing board`. */
export const bodyInWords = ({ body, committee }: Pick<Approval, "body" | "committee">): string =>
  body === "full-board"
    ? "the governing board"
    : `the ${committee ?? "committee"} of the governing board`;

/** `Approved by the governing board on 20 January 2027 (minutes FGB 2027-01/4).` */
export const approvalInWords = (approval: Approval): string =>
  `Approved by ${bodyInWords(approval)} on ${dayInWords(schoolDay(approval.at))} (minutes ${approval.minuteReference}).`;
