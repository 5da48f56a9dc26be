import { dynamoExclusions } from "#shared/adapters/dynamo-audit.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import type { GivenUpChange } from "#shared/domain/mail/given-up.ts";
import { type Message, messageId } from "#shared/domain/mail/message.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import type { Mailer } from "#shared/ports.ts";
import { handleGivenUpMessage } from "#shared/use-cases/handle-given-up.ts";
import { countGivenUp, readGivenUp, readStuckMail } from "#shared/use-cases/read-given-up.ts";
import {
  aMessage,
  anIncident,
  aReference,
  aSchool,
  aSubmission,
  head,
  noon,
  safeguardingLead,
} from "#test/support/builders.ts";
import type { TestTable } from "#test/support/engine.ts";
import { aClock, aLog, aMailer, someIds } from "#test/support/world.ts";

export const refusing = (
  ...emails: readonly string[]
): Mailer & { readonly taken: () => readonly string[] } =>
  aMailer(({ to }) =>
    emails.includes(to.email)
      ? { fate: "refused", code: "InvalidParameterValue" }
      : { fate: "accepted", id: "taken" },
  );
export const toHead = messageId(aReference(1), "alert", head.id);
export const about = (number: number, name: string) =>
  anIncident({
    number,
    told: aSubmission({ people: [{ name, relationship: "visitor", involvement: "witness" }] }),
  });

/** What the page asks and does, for somebody, with its calls counted. */
export function aDesk(
  table: TestTable,
  school: SchoolProfile = aSchool(),
  at: Instant = later(noon, 60),
) {
  const { client, calls } = table.watch();
  const messages = dynamoMessages(client, table.name);
  const log = aLog();
  const parts = {
    messages,
    messageList: dynamoMessageList(client, table.name),
    incidents: dynamoExclusions(client, table.name),
    suppressed: dynamoSuppressed(client, table.name),
    ids: someIds(),
    due: dynamoDue(client, table.name),
    clock: aClock(at),
    log,
  };
  const counted = async <Answer>(work: () => Promise<Answer>) => {
    calls.length = 0;
    return { answer: await work(), calls: [...calls] };
  };
  return {
    log,
    list: (someone = safeguardingLead, after?: string) =>
      counted(() => readGivenUp(parts, school, someone, after)),
    count: (someone = safeguardingLead) => counted(() => countGivenUp(parts, school, someone)),
    stuck: (someone = safeguardingLead) => counted(() => readStuckMail(parts, school, someone, at)),
    handle: (change: GivenUpChange, id = toHead, someone = safeguardingLead) =>
      counted(() => handleGivenUpMessage(parts, school, someone, { id, change })),
    keep: (...all: readonly Message[]) => Promise.all(all.map((one) => messages.add(one))),
  };
}

export const idsOf = ({ messages }: { readonly messages: readonly Message[] }) =>
  messages.map(({ id }) => id);

/** A message about an incident that was given up some seconds after noon. */
export const givenUp = (number: number, seconds = 0, changes: Partial<Message> = {}): Message => {
  const { dueAt: _dueAt, ...message } = aMessage({ about: aReference(number) });
  const givenUpAt = later(noon, seconds);
  return {
    ...message,
    status: "failed",
    failure: "Throttling",
    attempts: 42,
    givenUpAt,
    ...changes,
  };
};
