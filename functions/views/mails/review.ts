import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { day, dayInWords } from "#shared/domain/time.ts";
import { type Letter, type Line, letterOf } from "./letter.tsx";
import { reviewCalendar } from "./review-calendar.ts";
import { toEvidence, toReview } from "./review-links.ts";
import { becauseOfYourPost } from "./staff-words.ts";

export type ReviewKind =
  | "review-opened"
  | "review-soon"
  | "review-due"
  | "review-overdue"
  | "review-proposed"
  | "review-sign"
  | "review-decided";

interface Said {
  readonly subject: string;
  readonly lines: readonly Line[];
}

type Facts = Readonly<Record<string, string>>;

const inWords = (one: string | undefined): string => {
  const read = day.safeParse(one);
  return read.success ? dayInWords(read.data) : "a day that is not set";
};

const because: Readonly<Record<string, string>> = {
  approval: "A year has passed by then since the policy was last approved.",
  set: "The school has set this day.",
  profile: "The school has set this day.",
  "first-use":
    "This service knows of no approval of the policy, so the review begins now and is due in six weeks. If the policy was approved before, set the day a year after that as the due date.",
};

const due = ({ dueOn }: Facts): Line => ({ name: "Due on", fact: inWords(dueOn) });

/** Where the school has no term dates nobody knows its holidays. */
const onWeekdays = ({ days }: Facts): readonly Line[] =>
  days === undefined
    ? []
    : [
        "The school has no term dates here for this time of the year, so this was sent on a weekday that is no bank holiday.",
      ];

const whatToDo =
  "The headteacher drafts changes, each with the lesson that caused it. Governors read the evidence and the draft, comment on clauses, and then decide on one text.";

function opened(facts: Facts): Said {
  const isMoved = (facts["round"] ?? "1") !== "1";
  return {
    subject: isMoved
      ? "The annual review of the social media policy has another due date"
      : "The annual review of the social media policy has begun",
    lines: [
      isMoved
        ? "The due date of the annual review of the social media policy has been changed. The review says who changed it, and why."
        : "The annual review of the social media policy has begun.",
      due(facts),
      because[facts["because"] ?? ""] ?? "",
      whatToDo,
      "The day is in the calendar file that comes with this mail.",
    ].filter((line) => line !== ""),
  };
}

function overdue(facts: Facts): Said {
  const weeks = facts["weeks"] ?? "1";
  const howLong = weeks === "1" ? "a week" : `${weeks} weeks`;
  return {
    subject: `The annual review of the social media policy is ${howLong} overdue`,
    lines: [
      `The annual review of the social media policy is ${howLong} overdue.`,
      { name: "Was due on", fact: inWords(facts["dueOn"]) },
      "Until the governors have decided, the policy stays in force as it is. This reminder comes every week until the policy is signed, or another due date is set with a reason.",
    ],
  };
}

function decided(facts: Facts): Said {
  const version = facts["version"] ?? "";
  if (facts["outcome"] === "sent-back") {
    return {
      subject: "The governors want another text of the social media policy",
      lines: [
        `Version ${version} of the social media policy is sent back. What the governors want changed stands in the review.`,
        due(facts),
        "Change the draft, and put it before the governors again.",
      ],
    };
  }
  return {
    subject: "The governors have approved the social media policy",
    lines: [
      `Version ${version} of the social media policy is approved and signed.`,
      { name: "In force from", fact: inWords(facts["inForceFrom"]) },
      { name: "Next review due on", fact: inWords(facts["nextDueOn"]) },
      "If the text has changed, everybody is asked to acknowledge it. If it has not, nobody is asked again.",
    ],
  };
}

function said(kind: ReviewKind, facts: Facts): Said {
  const version = facts["version"] ?? "";
  switch (kind) {
    case "review-opened":
      return opened(facts);
    case "review-soon":
      return {
        subject: "The annual review of the social media policy is due in two weeks",
        lines: [
          "The annual review of the social media policy is due soon, and is not decided yet.",
          due(facts),
          whatToDo,
        ],
      };
    case "review-due":
      return {
        subject: "The annual review of the social media policy is due",
        lines: [
          "The day has come by which the governors decide on the social media policy. It is not signed yet.",
          due(facts),
          "If it cannot be decided in time, set another due date and say why.",
        ],
      };
    case "review-overdue":
      return overdue(facts);
    case "review-proposed":
      return {
        subject: "A text of the social media policy waits for your decision",
        lines: [
          `Version ${version} of the social media policy is before the governors. Read what is changed in it, and record your decision: approve it, approve it once it is changed, or send it back.`,
          due(facts),
          "If you have an interest in a clause that is changed, declare it first.",
        ],
      };
    case "review-sign":
      return {
        subject: "The social media policy waits for your signature",
        lines: [
          `Enough governors have approved version ${version} of the social media policy. Sign it, or send it back.`,
          due(facts),
          "You need the day of the meeting and where its minutes say so. You will be asked to sign in again.",
        ],
      };
    case "review-decided":
      return decided(facts);
  }
}

const withEvidence: readonly ReviewKind[] = [
  "review-opened",
  "review-soon",
  "review-due",
  "review-proposed",
];
const withCalendar: readonly ReviewKind[] = ["review-opened", "review-soon"];

/** Tells those who take part in a review where it stands, and what is asked of them. It names nobody. */
export function reviewLetter(
  message: Message,
  kind: ReviewKind,
  school: SchoolProfile,
  baseUrl: string,
): Letter {
  const facts = message.facts ?? {};
  const { subject, lines } = said(kind, facts);
  const review = toReview(message, baseUrl, "Open the review and the draft");
  const letter = letterOf(subject, [
    ...lines,
    review,
    ...(withEvidence.includes(kind) ? [toEvidence(baseUrl)] : []),
    ...onWeekdays(facts),
    becauseOfYourPost,
    school.name,
  ]);
  if (!withCalendar.includes(kind) || typeof review === "string" || !("link" in review)) {
    return letter;
  }
  return { ...letter, attachments: reviewCalendar(message, school, review.link) };
}
