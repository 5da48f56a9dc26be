import * as z from "zod/mini";
import type { Message } from "../mail/message.ts";
import { type MailingContent, mailingContent } from "./mailing.ts";
import { paragraphsFor } from "./paragraph-for.ts";
import { type Audience, audience, language } from "./stakeholder.ts";

/** A reminder that somebody sends to themselves: for whom it would be, and what it says. */
export interface TestReminder {
  readonly audience: Audience;
  readonly language: string;
  readonly content: MailingContent;
}

const testReminder = z.strictObject({ audience, language, content: mailingContent });

/** As many as a fact may have. Counted in whole characters: none is torn apart. */
const charactersAFact = 500;

/** Only the paragraphs that its reader gets: the others would make the message too large for nothing. */
function onlyRead({ content, ...test }: TestReminder): TestReminder {
  const { own, english } = paragraphsFor(content.paragraphs, test.language);
  const read = [own, english].flatMap((one) => (one ? [[one.language, one.text] as const] : []));
  return { ...test, content: { ...content, paragraphs: Object.fromEntries(read) } };
}

/** The test as facts of its message, so that it is sent as it was when it was asked for. */
export function factsOfTest(test: TestReminder): NonNullable<Message["facts"]> {
  const characters = Array.from(JSON.stringify(onlyRead(test)));
  const count = Math.ceil(characters.length / charactersAFact);
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [
      `part${place}`,
      characters.slice(place * charactersAFact, (place + 1) * charactersAFact).join(""),
    ]),
  );
}

/** The test of a message's facts. Throws if there is none. */
export function testOfFacts(facts: Message["facts"] = {}): TestReminder {
  const parts = Object.keys(facts).map((_, place) => facts[`part${place}`] ?? "");
  return testReminder.parse(JSON.parse(parts.join("")));
}
