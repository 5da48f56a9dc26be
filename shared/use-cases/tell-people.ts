import { queuedMessage, type WantedMessage } from "../domain/mail/message.ts";
import type { Person, SchoolProfile } from "../domain/school/profile.ts";
import type { Messages, World } from "../ports.ts";

export type TellParts = Pick<World, "clock"> & {
  readonly school: SchoolProfile;
  readonly messages: Pick<Messages, "add">;
};

/**
 * Writes a mail to each of these people of the school, once for what it is about and which duty it
 * does, however often it is asked. How many are new.
 */
export async function tellPeople(
  { school, messages, clock }: TellParts,
  people: readonly Person[],
  letter: Omit<WantedMessage, "school" | "to">,
): Promise<number> {
  const now = clock.now();
  let added = 0;
  for (const { id, name, email } of people) {
    const to = { id, name, email, signsIn: true };
    if (await messages.add(queuedMessage({ ...letter, school: school.id, to }, now))) added += 1;
  }
  return added;
}
