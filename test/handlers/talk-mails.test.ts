import { describe, expect, it } from "vitest";
import { minutes } from "#shared/domain/time.ts";
import { head, safeguardingLead } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aTalk } from "./talk-desk.ts";

const table = aTable();

describe("the mails of a talk", () => {
  const reporter = { relationship: "staff", name: "Quokka Numbat", email: "kay@example.org" };
  const to = (mails: readonly { to: { email: string }; subject: string }[]) =>
    mails.map((mail) => `${mail.to.email}: ${mail.subject}`).toSorted();

  it("tell each side once that the other wrote, and never what", async () => {
    const { write, answer, deliver, reference, log, clock } = await aTalk(table, {
      told: { reporter },
    });
    const alerts = await deliver();
    expect(alerts).toHaveLength(2);
    await write("Platypus.");
    const wrote = await deliver();
    expect(to(wrote)).toEqual([
      `${head.email}: The reporter of ${reference} has written`,
      `${safeguardingLead.email}: The reporter of ${reference} has written`,
    ]);
    await answer("Wombat.");
    const answered = await deliver();
    expect(to(answered)).toEqual(["kay@example.org: The school has answered you"]);
    clock.forward(minutes(60 * 24 * 30));
    expect(await deliver()).toEqual([]);
    const words = [...alerts, ...wrote, ...answered].map(({ subject, text, html }) =>
      [subject, text, html].join("\n"),
    );
    expect(words).toHaveLength(5);
    expect(words.join("\n")).not.toMatch(/Platypus|Wombat|Quokka|Numbat|kay@|unkind/);
    expect(JSON.stringify(log.lines)).not.toMatch(/Platypus|Wombat|Quokka|Numbat|example\.org/);
  });

  it("do not reach whoever the report keeps out", async () => {
    const people = [{ relationship: "staff", involvement: "alleged", roles: ["headteacher"] }];
    const { write, deliver } = await aTalk(table, { told: { people } });
    await deliver();
    await write("Hello?");
    const told = await deliver();
    expect(told.length).toBeGreaterThan(0);
    expect(told.map((mail) => mail.to.email)).not.toContain(head.email);
  });

  it("are not sent to a reporter who left no address", async () => {
    const { answer, deliver } = await aTalk(table);
    await deliver();
    await answer("Hello.");
    expect(await deliver()).toEqual([]);
  });
});
