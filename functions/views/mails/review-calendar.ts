import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { Mail } from "#shared/domain/mail/mail.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { day } from "#shared/domain/time.ts";
import { reviewKeyOf } from "./review-links.ts";

type Attachment = NonNullable<Mail["attachments"]>[number];

/**
 * The due date for a calendar: one whole day. Its name stays the same for the whole review, and its
 * number goes up with each other due date, so that a calendar moves it and never has two.
 */
export function reviewCalendar(
  message: Message,
  school: SchoolProfile,
  link: string,
): readonly Attachment[] {
  const { dueOn, round } = message.facts ?? {};
  const due = day.safeParse(dueOn);
  if (!due.success) return [];
  const key = reviewKeyOf(message);
  const calendar = ical({
    name: `Social media policy of ${school.name}`,
    prodId: { company: school.name, product: "social media policy", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `review-${key}@${school.id}`,
    // A day without hours: of this moment its calendar writes the date alone, as UTC has it.
    start: new Date(`${due.data}T00:00:00Z`),
    allDay: true,
    timezone: "UTC",
    stamp: new Date(message.createdAt),
    sequence: Math.max(0, Number(round ?? "1") - 1),
    summary: "Social media policy: the annual review is due",
    description: "By this day the governors have decided on the policy.",
    transparency: ICalEventTransparency.TRANSPARENT,
    url: link,
  });
  return [
    {
      name: `policy-review-${key}.ics`,
      type: "text/calendar; method=PUBLISH; charset=utf-8",
      content: calendar.toString(),
    },
  ];
}
