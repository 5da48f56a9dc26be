import { describe, expect, it } from "vitest";
import { dynamoAcknowledgements } from "#shared/adapters/dynamo-acknowledgements.ts";
import { dynamoSuppressed } from "#shared/adapters/dynamo-suppressed.ts";
import { emptyResults, pageSize } from "#shared/domain/reminders/mailing.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { later } from "#shared/domain/time.ts";
import { recipientOf } from "#shared/use-cases/skipped-stakeholders.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { everybody, governor, parent, staff, volunteer } from "#test/support/mailing-people.ts";
import {
  addressees,
  aMailing,
  aMailingRoom,
  begin,
  contentOf,
  counted,
  mailingKept,
  messagesOf,
  parents,
} from "#test/support/mailing-room.ts";
import { aMailer, sha, someIds } from "#test/support/world.ts";

const table = aTable();

const results = (changes: object) => ({ ...emptyResults(), ...changes });

const suppress = ({ email }: Stakeholder) =>
  dynamoSuppressed(table.watch().client, table.name).suppress({
    school: "highters-heath",
    address: sha(email),
    why: "bounced",
    code: "Bounce.General",
    at: noon,
    message: "x",
  });

describe("a mailing", () => {
  it("sends one mail to each, whatever audiences they are in, and is done", async () => {
    await begin(table, everybody);
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    expect(await room.run()).toMatchObject({ sent: 4, faults: 0 });
    expect(addressees(mailer)).toEqual(everybody.map(({ email }) => email).toSorted());
    const kept = await mailingKept(table);
    expect(kept).toMatchObject({ status: "done", finishedAt: noon, open: [] });
    expect(kept).not.toHaveProperty("dueAt");
    expect(kept).not.toHaveProperty("after");
  });

  it("counts each under the audience that leads", async () => {
    await begin(table, everybody);
    await aMailingRoom(table).run();
    const one = counted({ sent: 1 });
    expect((await mailingKept(table)).results).toEqual({
      staff: one,
      governors: one,
      volunteers: one,
      "parents-carers": one,
    });
  });

  it("says nothing more once it is done, however often it is asked", async () => {
    await begin(table, everybody);
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    await room.runFor(3);
    const before = await table.rows();
    await room.runFor(3);
    expect(mailer.taken()).toHaveLength(4);
    expect(await table.rows()).toEqual(before);
  });

  it("goes to the audiences it is for, and counts nobody else", async () => {
    await begin(table, everybody, aMailing({ audiences: ["governors", "volunteers"] }));
    const mailer = aMailer();
    await aMailingRoom(table, { mailer }).run();
    expect(addressees(mailer)).toEqual([governor.email, volunteer.email]);
    expect((await mailingKept(table)).results).toEqual(
      results({ governors: counted({ sent: 1 }), volunteers: counted({ sent: 1 }) }),
    );
  });

  it("passes over who asked for no more, and who may not ask is reached all the same", async () => {
    const declined = everybody.map((one) => ({ ...one, unsubscribedAt: noon }));
    await begin(table, declined);
    const mailer = aMailer();
    await aMailingRoom(table, { mailer }).run();
    expect(addressees(mailer)).toEqual([governor.email, staff.email]);
    expect((await mailingKept(table)).results).toEqual({
      staff: counted({ sent: 1 }),
      governors: counted({ sent: 1 }),
      volunteers: counted({ unsubscribed: 1 }),
      "parents-carers": counted({ unsubscribed: 1 }),
    });
    expect(await messagesOf(table)).toHaveLength(2);
  });

  it("passes over an address that mail came back from, staff's too", async () => {
    await begin(table, everybody);
    await suppress(staff);
    await suppress(parent);
    const mailer = aMailer();
    await aMailingRoom(table, { mailer }).run();
    expect(addressees(mailer)).toEqual([governor.email, volunteer.email]);
    expect((await mailingKept(table)).results).toMatchObject({
      staff: counted({ suppressed: 1 }),
      "parents-carers": counted({ suppressed: 1 }),
    });
  });

  it("leaves out who has read these words of the policy, if it asks the others only", async () => {
    const mailing = aMailing({ id: "follow-up-2026-autumn", kind: "follow-up" });
    const asking = { ...mailing, onlyUnacknowledged: true };
    await begin(table, everybody, asking);
    const read = dynamoAcknowledgements(table.watch().client, table.name);
    const { hash } = contentOf(asking).policy;
    const said = { school: "highters-heath", version: 1, at: noon, withQuestion: false };
    const [of, about] = [staff.audiences, governor.audiences];
    await read.add({ ...said, hash, email: staff.email, audiences: of });
    await read.add({ ...said, hash: sha("older"), email: governor.email, audiences: about });
    const mailer = aMailer();
    await aMailingRoom(table, { mailer }).run();
    const others = [governor, volunteer, parent].map(({ email }) => email);
    expect(addressees(mailer)).toEqual(others.toSorted());
    expect((await mailingKept(table, asking)).results.staff).toEqual(counted({}));
  });

  it("asks nobody what they have read, if it is for all", async () => {
    await begin(table, everybody);
    const room = aMailingRoom(table);
    await room.run();
    // Suppressed addresses alone.
    expect(room.calls.filter((call) => call === "BatchGetItem")).toHaveLength(1);
  });

  it("writes a message before it is sent, under a key that names nobody", async () => {
    await begin(table, [parent]);
    const seen: unknown[] = [];
    const mailer = aMailer();
    await aMailingRoom(table, {
      mailer: {
        async send(mail, message) {
          seen.push(...(await messagesOf(table)));
          return mailer.send(mail, message);
        },
      },
    }).run();
    const id = `reminder-2026-autumn#reminder#${sha(parent.email).slice(0, 32)}`;
    expect(seen).toMatchObject([
      { id, status: "queued", attempts: 1, takenUntil: later(noon, 30) },
    ]);
    const [kept] = await messagesOf(table);
    expect(kept).toMatchObject({ id, status: "sent", sentAs: "mail-1", version: 2 });
    expect(kept).not.toHaveProperty("takenUntil");
    expect(recipientOf({ ids: someIds() }, { ...parent, email: "Pat-Parent@Example.org" })).toBe(
      recipientOf({ ids: someIds() }, parent),
    );
  });

  it("is worked off page by page to the last stakeholder", async () => {
    await begin(table, parents(2 * pageSize + 1));
    const mailer = aMailer();
    const room = aMailingRoom(table, { mailer });
    // The clock stands, so each run finds the next page under the mark it has looked at already.
    for (const done of [pageSize, 2 * pageSize, 2 * pageSize + 1]) {
      await room.run();
      expect(mailer.taken()).toHaveLength(done);
    }
    expect(await mailingKept(table)).toMatchObject({ status: "done" });
    expect(new Set(addressees(mailer)).size).toBe(2 * pageSize + 1);
  });

  it("is done at once if there is nobody", async () => {
    await begin(table, []);
    await aMailingRoom(table).run();
    expect(await mailingKept(table)).toMatchObject({ status: "done", results: emptyResults() });
  });

  it("tells the log no name and no address", async () => {
    await begin(table, everybody);
    const { run, log } = aMailingRoom(table);
    await run();
    expect(log.lines.map(({ sentence }) => sentence)).toEqual(["a mailing is done"]);
    expect(JSON.stringify(log.lines)).not.toMatch(/example\.org|parent|governor/);
  });
});
