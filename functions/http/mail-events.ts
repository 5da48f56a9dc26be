import middy from "@middy/core";
import * as z from "zod/mini";
import { type Feedback, messageIdIn } from "#shared/domain/mail/feedback.ts";
import { type Instant, instant, later } from "#shared/domain/time.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { logRun } from "./job.ts";

/** What the topic hands over. Of the addresses in it nothing is read. */
const published = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
});

/** A moment to the millisecond, like every other that is kept. */
const moment = z.pipe(
  instant,
  z.transform((at: Instant) => later(at, 0)),
);
const word = z.string().check(z.regex(/^[\w-]{1,60}$/));
const mail = z.object({
  messageId: z.string().check(z.regex(/^[\w.@-]{1,200}$/)),
  tags: z.object({
    school: z.optional(z.tuple([z.string()])),
    message: z.optional(z.tuple([z.string()])),
  }),
});

/** The events that the configuration set is asked for, as far as we look at them. */
const told = z.discriminatedUnion("eventType", [
  z.object({ eventType: z.literal("Delivery"), mail, delivery: z.object({ timestamp: moment }) }),
  z.object({
    eventType: z.literal("Bounce"),
    mail,
    bounce: z.object({
      bounceType: z.enum(["Permanent", "Transient", "Undetermined"]),
      bounceSubType: word,
      timestamp: moment,
    }),
  }),
  z.object({
    eventType: z.literal("Complaint"),
    mail,
    complaint: z.object({ complaintFeedbackType: z.nullish(word), timestamp: moment }),
  }),
  z.object({ eventType: z.literal("Reject"), mail }),
]);
type Told = z.infer<typeof told>;

/** The first message of every topic: the service tries whether it may publish. */
const greeting = /^Successfully validated SNS topic/;

/** What became of the mail; undefined if nothing is settled by it. */
function fateOf(event: Told, now: Instant): Pick<Feedback, "fate" | "code" | "at"> | undefined {
  switch (event.eventType) {
    case "Delivery":
      return { fate: "delivered", code: "", at: event.delivery.timestamp };
    case "Bounce": {
      const { bounceType, bounceSubType, timestamp } = event.bounce;
      // A full mailbox may be emptied: the address is as good as before.
      if (bounceType !== "Permanent") return undefined;
      return { fate: "bounced", code: `Bounce.${bounceSubType}`, at: timestamp };
    }
    case "Complaint": {
      const { complaintFeedbackType: kind, timestamp } = event.complaint;
      // The opposite of a complaint, told as one: somebody took the mail out of the junk.
      if (kind === "not-spam") return undefined;
      return { fate: "complained", code: `Complaint.${kind ?? "unknown"}`, at: timestamp };
    }
    case "Reject":
      return { fate: "rejected", code: "Reject", at: now };
  }
}

function parsed(text: string): Told | undefined {
  try {
    return told.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * One message of the topic: feedback, or a word for why there is none. `unknown`: about a mail that
 * the product did not send, or could not name.
 */
export function readMailEvent(
  text: string,
  now: Instant,
): Feedback | "nothing" | "unknown" | "unreadable" {
  if (greeting.test(text)) return "nothing";
  const event = parsed(text);
  if (!event) return "unreadable";
  const fate = fateOf(event, now);
  if (!fate) return "nothing";
  const { messageId, tags } = event.mail;
  const [school] = tags.school ?? [];
  const [message] = tags.message ?? [];
  if (school === undefined || message === undefined) return "unknown";
  return { school, id: messageIdIn(message), sentAs: messageId, ...fate };
}

/** The middy stack of what is told about mail. A fault is thrown again: it is told again later. */
export const mailEvents = <Counts extends Readonly<Record<string, number>>>(
  { log, clock, name }: { log: Log; clock: Clock; name: string },
  answer: (told: readonly ReturnType<typeof readMailEvent>[]) => Promise<Counts>,
) =>
  middy<unknown, Counts>()
    .use(logRun<Counts>({ log, name }))
    .handler((event: unknown) => {
      const now = clock.now();
      const messages = published.parse(event).Records.map(({ Sns }) => Sns.Message);
      return answer(messages.map((text) => readMailEvent(text, now)));
    });
