import { done, type Outcome, refused } from "../outcome.ts";
import { text } from "../text.ts";
import { type Instant, minutes, secondsBetween } from "../time.ts";
import { added } from "./circumstances.ts";
import { withDueMark } from "./duties.ts";
import { continued, type Digest } from "./history.ts";
import type { Incident } from "./incident.ts";
import { hasRoom } from "./room.ts";
import { longestWork, mostEntries } from "./work.ts";

/** What a reporter may write at once. */
export const reporterText = text({ longest: longestWork.message });

export interface ReporterMessage {
  readonly text: string;
  /** How many messages stood there when the page was made; absent if there was no page. */
  readonly seen?: number | undefined;
}

/** The last of the messages that an incident can hold are the school's: it can always answer. */
const mostTalk = mostEntries - 10;

/** Without a page to go by, the same words within this time are the same message. */
const repeatSeconds = minutes(10);

/**
 * True if the message stands there already: a second press, or a request that was sent again because
 * its answer was lost. From a page, it is the same if it came after what the page showed.
 */
export const isRepeat = (
  { work }: Pick<Incident, "work">,
  { text: words, seen }: ReporterMessage,
  now: Instant,
): boolean =>
  work.talk.some(
    ({ from, text: said, at }, place) =>
      from === "reporter" &&
      said === words &&
      (seen === undefined ? secondsBetween(at, now) < repeatSeconds : place >= seen),
  );

/**
 * The incident with a message of its reporter, which the school is then to be told of. Closed ones
 * take messages too: nobody is told to be silent. `full` if there is no room for it.
 */
export function withReporterMessage(
  one: Incident,
  words: string,
  at: Instant,
  sha: Digest,
): Outcome<Incident, "full"> {
  const by = "reporter";
  const what = { at, by, what: "reporter-message", changes: added("message", words) } as const;
  const next: Incident = {
    ...one,
    version: one.version + 1,
    work: { ...one.work, talk: [...one.work.talk, { from: by, text: words, by, at }] },
    history: continued(one.history, what, sha),
  };
  if (next.work.talk.length > mostTalk || !hasRoom(next, by)) return refused("full");
  return done(withDueMark(next, at));
}
