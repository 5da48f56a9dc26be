import { pathTo } from "#shared/contract/routes.ts";
import type { MailingKind } from "#shared/domain/mail/message-kind.ts";
import type { MailingContent } from "#shared/domain/reminders/mailing.ts";
import { paragraphsFor } from "#shared/domain/reminders/paragraph-for.ts";
import { guidanceOf, remindedOf } from "#shared/domain/reminders/reminder-text.ts";
import {
  type Audience,
  audiences,
  audienceWords,
  mayUnsubscribe,
  type Stakeholder,
} from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords } from "#shared/domain/school/school-year.ts";
import { type Letter, type Line, letterOf } from "./letter.tsx";

export interface ReminderParts {
  readonly kind: MailingKind;
  readonly content: MailingContent;
  readonly stakeholder: Pick<Stakeholder, "audiences" | "language">;
  readonly school: SchoolProfile;
  readonly baseUrl: string;
  readonly links: { readonly acknowledge: string; readonly unsubscribe?: string };
}

/** A letter before it is made into its two parts: a page shows the same lines. */
export interface ReminderWords {
  readonly subject: string;
  readonly lines: readonly Line[];
}

/** "staff and governors"; "parents and carers" has an "and" of its own and needs no second one. */
function inWords(held: readonly Audience[]): string {
  const words = audiences
    .filter((one) => held.includes(one))
    .map((one) => audienceWords[one].toLowerCase());
  const last = words.pop() ?? "";
  if (words.length === 0) return last;
  return `${words.join(", ")}${last.includes(" and ") ? ", " : " and "}${last}`;
}

const ageWords = (age: number | null): string => (age === null ? "not known" : `${age} and over`);

/** Age limits that changed since the last term: nothing where none did. */
const ageLines = ({ ageChanges }: MailingContent): readonly Line[] =>
  ageChanges.length === 0
    ? []
    : [
        "These age limits have changed since last term:",
        {
          list: ageChanges.map(
            ({ name, before, after }) =>
              `${name}: ${ageWords(after)} (before: ${ageWords(before)})`,
          ),
        },
      ];

/** What an audience is reminded of; of somebody in several, each part in the order of the audiences. */
const partsFor = (held: readonly Audience[], content: MailingContent): readonly Line[] =>
  audiences
    .filter((one) => held.includes(one))
    .flatMap((one): readonly Line[] => [
      { heading: `For ${audienceWords[one].toLowerCase()}` },
      { list: remindedOf[one].map(({ text }) => text) },
      ...(one === "parents-carers" ? ageLines(content) : []),
    ]);

function guidance({ term }: MailingContent): readonly Line[] {
  if (!term) return [];
  const { smart, dos, donts } = guidanceOf(term);
  return [
    { heading: "This term’s advice" },
    ...smart.map(({ lead, text }) => `Be SMART online: ${lead.charAt(0)} is for ${lead}. ${text}`),
    { list: [...dos, ...donts].map(({ text }) => text) },
  ];
}

const policyLink = ({ baseUrl }: ReminderParts): Line => ({
  words: "Read the whole policy",
  link: `${baseUrl}${pathTo("policy")}`,
});
const acknowledge = ({ links }: ReminderParts): Line => ({
  button: "I have read the policy",
  link: links.acknowledge,
});

/** Why they get it, and how to stop it, or why that cannot be. */
function why({ stakeholder, school, links }: ReminderParts): readonly Line[] {
  const { audiences: held } = stakeholder;
  const because = `You get this mail because ${school.name} has you on its list of ${inWords(held)}.`;
  if (!mayUnsubscribe(held)) {
    return [
      `${because} Staff and governors cannot stop these mails, because the policy applies to them through their post.`,
    ];
  }
  return links.unsubscribe
    ? [because, { words: "Stop these mails", link: links.unsubscribe }]
    : [because];
}

function reminder(parts: ReminderParts): ReminderWords {
  const { content, stakeholder, school } = parts;
  const { own, english } = paragraphsFor(content.paragraphs, stakeholder.language);
  const term = content.term ? ` for the ${periodWords(content.term).toLowerCase()}` : "";
  const said = (one: typeof own): readonly Line[] =>
    one ? [{ paragraph: one.text, language: one.language }] : [];
  return {
    subject: `Social media policy: reminder${term}`,
    lines: [
      ...said(own),
      `Once a term ${school.name} reminds everybody of its social media policy. It keeps children safe, and treats people fairly. These are the points that matter most for you.`,
      ...said(english),
      ...partsFor(stakeholder.audiences, content),
      ...guidance(content),
      { heading: "Please read the policy" },
      policyLink(parts),
      "When you have read it, say so here. It takes a moment, and you need no password.",
      acknowledge(parts),
    ],
  };
}

const followUp = (parts: ReminderParts): ReminderWords => ({
  subject: "Social media policy: have you read it?",
  lines: [
    `Earlier this term ${parts.school.name} asked you to read its social media policy and to say that you have. That may have got lost in a busy time.`,
    policyLink(parts),
    "If you have read it, say so here: that is all.",
    acknowledge(parts),
    "If something in it is not clear, the same page lets you ask the headteacher.",
  ],
});

const changes = ({ content }: ReminderParts): readonly Line[] =>
  content.changedClauses.length === 0
    ? ["Its rules have not changed."]
    : ["These parts of it have changed:", { list: content.changedClauses }];

const newVersion = (parts: ReminderParts): ReminderWords => ({
  subject: "Social media policy: a new version is in force",
  lines: [
    `The governors of ${parts.school.name} have approved version ${parts.content.policy.version} of its social media policy.`,
    ...changes(parts),
    policyLink(parts),
    "Please read it, and then say so here. You need no password.",
    acknowledge(parts),
  ],
});

const written: Readonly<Record<MailingKind, (parts: ReminderParts) => ReminderWords>> = {
  reminder,
  "follow-up": followUp,
  "new-version": newVersion,
};

/** What a mail of a mailing says to one stakeholder, with its links as they are given. */
export function reminderWords(parts: ReminderParts): ReminderWords {
  const { subject, lines } = written[parts.kind](parts);
  const { name, phone } = parts.school;
  // A number is not torn apart at the end of a line.
  const sender = `${name}, ${phone.replaceAll(" ", "\u00a0")}`;
  return { subject, lines: [...lines, ...why(parts), sender] };
}

/** Mail programs show a way out of their own where a header names one that takes one press (RFC 8058). */
const wayOut = ({ links }: ReminderParts): Pick<Letter, "headers"> =>
  links.unsubscribe
    ? {
        headers: {
          "List-Unsubscribe": `<${links.unsubscribe}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
      }
    : {};

/** A mail of a mailing to one stakeholder. No name stands in it: mailboxes are shared. */
export function reminderLetter(parts: ReminderParts): Letter {
  const { subject, lines } = reminderWords(parts);
  return { ...letterOf(subject, lines), ...wayOut(parts) };
}
