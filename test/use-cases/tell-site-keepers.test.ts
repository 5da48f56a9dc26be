import { expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { messageId } from "#shared/domain/mail/message.ts";
import type { MessageKind } from "#shared/domain/mail/message-kind.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { type Instant, instant } from "#shared/domain/time.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { tellSiteKeepers } from "#shared/use-cases/tell-site-keepers.ts";
import { aPerson, aSchool, computingLead, head, safeguardingLead } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSiteDesk, aWish } from "#test/support/sites.ts";
import { aYear } from "#test/support/terms.ts";

const table = aTable();
const baseUrl = "https://policy.example.org";
const quarterPastSix = (day: string): Instant => instant.parse(`${day}T06:15:00Z`);

async function aRoom(people = [head, computingLead, safeguardingLead]) {
  const desk = aSiteDesk(table);
  const { client } = table.watch();
  const school = aSchool({ people });
  const messages = dynamoMessages(client, table.name);
  const terms = dynamoTerms(client, table.name);
  const keepTerms = async (dates: readonly TermDates[]) => {
    const seen = await terms.find(school.id);
    await terms.replace(school.id, seen, { version: 1, terms: [...dates], changes: [] });
  };
  const parts = { ...desk, school, messages, terms };
  return {
    school,
    keepTerms,
    raise: (field: string) =>
      raiseProposal(
        desk,
        school.id,
        aWish({ field, before: "Meta", after: field }),
        desk.clock.now(),
      ),
    tell: (day: string) => tellSiteKeepers(parts, quarterPastSix(day)),
    mail: (about: string, kind: MessageKind, to: string) =>
      dynamoMessageList(client, table.name).find(school.id, messageId(about, kind, to)),
  };
}

it("writes to nobody while nothing waits and no term has dates", async () => {
  const room = await aRoom();
  expect(await room.tell("2026-11-23")).toEqual({ waiting: 0, confirm: 0 });
});

it("writes one mail to each lead, however much waits and however often a run is started", async () => {
  const room = await aRoom();
  for (const field of ["operator", "minAgeNote", "secondSource"]) await room.raise(field);
  expect(await room.tell("2026-11-23")).toEqual({ waiting: 2, confirm: 0 });
  expect(await room.tell("2026-11-23")).toEqual({ waiting: 0, confirm: 0 });
  expect(await room.tell("2026-11-30")).toEqual({ waiting: 2, confirm: 0 });
  const mail = await room.mail("sites-2026-11-23", "sites-waiting", computingLead.id);
  expect(mail).toMatchObject({ status: "queued", facts: { count: "3" } });
  if (!mail) return;
  const { subject, text } = letterFor(mail, room.school, baseUrl);
  expect(subject).toBe("Proposals for the list of sites wait for you");
  expect(text).toContain("3 proposals");
  expect(text).toContain(`${baseUrl}/sites/proposals`);
  expect(text).not.toMatch(/facebook|meta\b/i);
});

it("asks both leads once a term to confirm the list, on its first school day or after", async () => {
  const room = await aRoom();
  await room.keepTerms(aYear);
  expect((await room.tell("2026-08-31")).confirm).toBe(0);
  expect((await room.tell("2026-09-07")).confirm).toBe(2);
  expect((await room.tell("2026-09-14")).confirm).toBe(0);
  // A holiday, and the first Monday of the next term.
  expect((await room.tell("2026-12-28")).confirm).toBe(0);
  expect((await room.tell("2027-01-11")).confirm).toBe(2);
  const mail = await room.mail("sites-2026-autumn", "sites-confirm", safeguardingLead.id);
  if (!mail) throw new Error("The mail is not there");
  const { subject, text } = letterFor(mail, room.school, baseUrl);
  expect(subject).toBe("Confirm the list of sites for this term");
  expect(text).toContain("autumn term");
  expect(text).toContain(`${baseUrl}/sites/confirm`);
});

it("writes one mail to a person who holds both posts", async () => {
  const both = aPerson("Bo Both", "computing-lead", "safeguarding-lead");
  const room = await aRoom([head, both]);
  await room.raise("operator");
  await room.keepTerms(aYear);
  expect(await room.tell("2026-09-07")).toEqual({ waiting: 1, confirm: 1 });
});
