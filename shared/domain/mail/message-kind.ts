import * as z from "zod/mini";

/** What is to be known of a kind of message. */
interface Kind {
  /** What people call it. */
  readonly words: string;
  /** Whether `about` is the reference of an incident; who may not see that may not know of the message. */
  readonly ofIncident: boolean;
  /**
   * What becomes of a message whose fate is unknown: its sender died between the send and the mark,
   * or the mail service did not answer. SES has no token that would tell a repeat from a new mail.
   * `again`: it is sent once more; it only says where to look, two do no harm, and none may. `ask`: a
   * person decides, from the list of mail that did not get out; a reminder too many costs trust, and
   * none costs little, for there is another next term.
   */
  readonly unknownFate: "again" | "ask";
}

const ofIncident = (words: string): Kind => ({ words, ofIncident: true, unknownFate: "again" });
const toStaff = (words: string): Kind => ({ words, ofIncident: false, unknownFate: "again" });
const toStakeholders = (words: string): Kind => ({
  words,
  ofIncident: false,
  unknownFate: "ask",
});

/** Every kind of message, once. A name is kept in rows: never give a used one another meaning. */
export const messageKinds = {
  alert: ofIncident("Alert of an incident"),
  reply: ofIncident("The school has answered the reporter"),
  "reporter-wrote": ofIncident("The reporter has written"),
  "action-due": ofIncident("An action is due"),
  "action-late": ofIncident("An action is a week late"),
  reminder: toStakeholders("Reminder of the policy"),
  "follow-up": toStakeholders("Second request to acknowledge the policy"),
  "new-version": toStakeholders("A new policy is in force"),
  "reminder-test": toStaff("Test of a reminder"),
  "terms-missing": toStaff("Term dates are missing"),
  "policy-question": toStaff("Somebody has a question about the policy"),
  "sites-waiting": toStaff("Proposals for the site list"),
  "sites-confirm": toStaff("The site list is to be confirmed"),
  "monitoring-due": toStaff("Monitoring is due"),
  "review-opened": toStaff("The annual review has begun"),
  "review-soon": toStaff("The annual review is due in two weeks"),
  "review-due": toStaff("The annual review is due today"),
  "review-overdue": toStaff("The annual review is overdue"),
  "review-proposed": toStaff("A text of the policy waits to be decided on"),
  "review-decided": toStaff("The governors have decided on the policy"),
  "review-sign": toStaff("The policy waits to be signed"),
} as const satisfies Record<string, Kind>;

export type MessageKind = keyof typeof messageKinds;
const names = Object.keys(messageKinds) as [MessageKind, ...MessageKind[]];
export const messageKind = z.enum(names);

const kindsOf = (belongs: (kind: Kind) => boolean): ReadonlySet<MessageKind> =>
  new Set(names.filter((name) => belongs(messageKinds[name])));

/** Kinds that go to stakeholders in a mailing; the others go to people who hold a post, or a reporter. */
export const mailingKinds = ["reminder", "follow-up", "new-version"] as const;
export type MailingKind = (typeof mailingKinds)[number];
export const isMailingKind = (kind: MessageKind): kind is MailingKind =>
  mailingKinds.some((one) => one === kind);

const aboutIncidents = kindsOf(({ ofIncident: is }) => is);
export const isAboutIncident = (kind: MessageKind): boolean => aboutIncidents.has(kind);

export const unknownFateOf = (kind: MessageKind): Kind["unknownFate"] =>
  messageKinds[kind].unknownFate;
