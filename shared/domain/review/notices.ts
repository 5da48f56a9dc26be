import type { MessageKind } from "../mail/message-kind.ts";
import { isGovernor, type Person, type SchoolProfile } from "../school/profile.ts";
import { type Day, daysBetween, daysLater } from "../time.ts";
import { bodyOf, decidersOf, type Exclusions, signersOf } from "./body.ts";
import { type MailingDays, mailingDayFrom } from "./mailing-days.ts";
import type { Review } from "./review.ts";
import { isUnsigned } from "./review-status.ts";

/** When people are reminded, in days from the due date; the overdue notice comes again every week. */
export const noticeRules = {
  "review-soon": { after: -14, source: "Design, annual review: reminders at two weeks" },
  "review-due": { after: 0, source: "Design, annual review: on the day" },
  "review-overdue": { after: 7, source: "Design, annual review: then weekly until decided" },
} as const;

export type NoticeKind = Extract<MessageKind, `review-${string}`>;

/** Mail that a review owes. It is done once, under its id. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly to: "everybody" | "deciders" | "signers" | "drafters";
  /** What its words need to know besides what every letter of the review says. */
  readonly facts: Readonly<Record<string, string>>;
}

/** More overdue notices than this are not sent: after five years of them nobody reads them. */
const mostOverdue = 260;

/** The notices of a due date are counted anew with each other due date. */
const roundOf = ({ dueRound }: Review): string => (dueRound === 1 ? "" : `-${dueRound}`);

interface Dated extends Notice {
  readonly from: Day;
}

/** The notices that lead up to the due date and past it: the first to be sent first. */
function dated(one: Review, today: Day, days: MailingDays): readonly Dated[] {
  const { dueOn, dueSince } = one;
  const round = roundOf(one);
  const everybody = { to: "everybody", facts: {} } as const;
  const late = daysBetween(dueOn, today);
  // Once it is overdue, holidays count no more: then a notice waits for them no longer than a week.
  const patient = (wanted: Day): Day => {
    const from = mailingDayFrom(wanted, days);
    const latest = daysLater(dueOn, 7);
    return from > latest ? latest : from;
  };
  const opened: Dated = {
    ...everybody,
    id: `review-opened${round}`,
    kind: "review-opened",
    from: late > 0 ? dueSince : patient(dueSince),
  };
  const ahead = (["review-soon", "review-due"] as const)
    .map((kind) => ({ kind, wanted: daysLater(dueOn, noticeRules[kind].after) }))
    // What was past when this due date was set is told by the notice that it was set.
    .filter(({ wanted }) => wanted > dueSince)
    .map(({ kind, wanted }): Dated => {
      return { ...everybody, id: `${kind}${round}`, kind, from: patient(wanted) };
    });
  const weeks = Math.min(mostOverdue, Math.floor(late / 7));
  const overdue = Array.from({ length: Math.max(0, weeks) }, (_, at): Dated => {
    const from = daysLater(dueOn, 7 * (at + 1));
    return {
      to: "everybody",
      id: `review-overdue${round}#${at + 1}`,
      kind: "review-overdue",
      facts: { weeks: `${at + 1}` },
      from,
    };
  }).filter(({ from }) => from > dueSince);
  return [opened, ...ahead, ...overdue];
}

/** Counts how often this text was decided on: an interest that is declared later may undo it. */
function timesDecided({ history }: Review): string {
  const since = history.findLastIndex(({ what }) => what === "propose");
  const times = history
    .slice(Math.max(0, since))
    .filter(({ changes }) =>
      changes.some(({ field, to }) => field === "status" && to === "decided"),
    );
  return times.length > 1 ? `-${times.length}` : "";
}

/** What follows from where the review stands: told at once, because somebody has just done something. */
function standing(one: Review): readonly Notice[] {
  const { status, rounds, proposal } = one;
  const version = { version: `${proposal?.number ?? ""}` };
  switch (status) {
    case "open":
    case "closed":
      return [];
    case "sent-back":
      return [
        {
          id: `review-sent-back-${rounds}`,
          kind: "review-decided",
          to: "drafters",
          facts: { outcome: "sent-back", ...version },
        },
      ];
    case "proposed":
      return [
        {
          id: `review-proposed-${rounds}`,
          kind: "review-proposed",
          to: "deciders",
          facts: version,
        },
      ];
    case "decided":
      return [
        {
          id: `review-sign-${rounds}${timesDecided(one)}`,
          kind: "review-sign",
          to: "signers",
          facts: version,
        },
      ];
    case "signed":
      return [
        {
          id: "review-decided",
          kind: "review-decided",
          to: "everybody",
          facts: { outcome: "approved", ...version },
        },
      ];
  }
}

export interface NoticesNow {
  /** To be sent now. */
  readonly send: readonly Notice[];
  /** Done once these are sent: of several reminders that are late only the latest is sent. */
  readonly done: readonly string[];
}

/** What the review owes on a day and has not done. */
export function noticesOn(one: Review, today: Day, days: MailingDays): NoticesNow {
  const isOwed = ({ id }: Notice) => !one.settled.includes(id);
  const reminders = isUnsigned(one.status)
    ? dated(one, today, days).filter((notice) => notice.from <= today && isOwed(notice))
    : [];
  const latest = reminders.at(-1);
  const others = standing(one).filter(isOwed);
  return {
    send: [...(latest ? [latest] : []), ...others],
    done: [...reminders, ...others].map(({ id }) => id),
  };
}

/** Governors, the headteacher and the clerk: each once. */
const everybody = ({ people }: Pick<SchoolProfile, "people">): readonly Person[] =>
  people.filter(
    (one) =>
      isGovernor(one) || one.roles.some((held) => held === "headteacher" || held === "clerk"),
  );

/** Whom a notice goes to. */
export function addresseesOfNotice(
  { to }: Pick<Notice, "to">,
  one: Review,
  school: SchoolProfile,
  exclusions: Exclusions,
): readonly Person[] {
  switch (to) {
    case "everybody":
      return everybody(school);
    case "deciders": {
      // Whom it concerns is written to like the others, or the mail would tell them of an incident; and
      // the rest of the board is, if too few of its committee are left to decide.
      const usual = bodyOf(school).deciders;
      const others = decidersOf(one, exclusions, school).filter(
        (person) => !usual.includes(person),
      );
      return [...usual, ...others];
    }
    case "signers":
      return signersOf(one, exclusions, school);
    case "drafters":
      return school.people.filter(({ roles }) =>
        roles.some((held) => ["headteacher", "chair-of-governors", "clerk"].includes(held)),
      );
  }
}
