import { mailEvents } from "#functions/http/mail-events.ts";
import type { MessageList, Messages, SuppressedAddresses, World } from "#shared/ports.ts";
import { type Noted, noteFeedback } from "#shared/use-cases/note-feedback.ts";

type Parts = Pick<World, "clock" | "ids" | "log"> & {
  readonly messages: Pick<Messages, "replace">;
  readonly messageList: Pick<MessageList, "find">;
  readonly suppressed: Pick<SuppressedAddresses, "suppress">;
  readonly school: string;
};

/** What one call came to. `nothing`: it settled nothing; `unreadable`: nobody understands it. */
type Counts = Record<Noted | "nothing" | "unreadable", number>;

/** Notes what became of mails: bounces, complaints, deliveries. */
export const mailFeedback = (parts: Parts) =>
  mailEvents({ ...parts, name: "mail-feedback" }, async (told) => {
    const counts: Counts = {
      noted: 0,
      known: 0,
      unknown: 0,
      foreign: 0,
      nothing: 0,
      unreadable: 0,
    };
    for (const one of told) {
      if (one === "unreadable") parts.log.error("an event about a mail cannot be read");
      counts[typeof one === "string" ? one : await noteFeedback(parts, one)] += 1;
    }
    return counts;
  });
