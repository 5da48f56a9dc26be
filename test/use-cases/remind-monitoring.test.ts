import { describe, expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { dynamoMessageList } from "#shared/adapters/dynamo-message-list.ts";
import { dynamoDue } from "#shared/adapters/dynamo-messages.ts";
import { day, daysLater, instant } from "#shared/domain/time.ts";
import { aSchool, computingLead, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aLook, anEvidenceOffice, type EvidenceOffice } from "#test/support/evidence-office.ts";
import { as } from "#test/support/office.ts";
import { baseUrl } from "#test/support/requests.ts";
import { aReviewingSchool } from "#test/support/reviewing.ts";
import { aYear } from "#test/support/terms.ts";

const table = aTable();
const computing = as("Chandra Pillai", "computing-lead");
const ever = instant.parse("2100-01-01T00:00:00Z");
const begun = `monitoring-2026-autumn#begun#${computingLead.id}`;
const ending = `monitoring-2026-autumn#ending#${computingLead.id}`;

const messages = async ({ school }: EvidenceOffice) =>
  (await dynamoDue(table.watch().client, table.name).until(school.id, ever, 100))
    .flatMap((row) => (row.owes === "sending" ? [row.id] : []))
    .toSorted();

async function anAutumn(first = "2026-08-25") {
  const desk = anEvidenceOffice(table, { at: instant.parse(`${first}T09:15:00Z`) });
  await desk.setTerms(aYear);
  /** The job on each day from one to another. */
  const live = async (from: string, to: string) => {
    for (let one = day.parse(from); one <= to; one = daysLater(one, 1)) await desk.remind(one);
  };
  return { ...desk, live };
}

describe("the mail about monitoring", () => {
  it("goes out on the first school day of the term, and not before", async () => {
    const desk = await anAutumn();
    await desk.live("2026-08-25", "2026-09-03");
    expect(await messages(desk)).toEqual([]);
    expect(await desk.remind("2026-09-04")).toBe(1);
    expect(await messages(desk)).toEqual([begun]);
  });

  it("goes out once three weeks before the end too, and never again, however often the job runs", async () => {
    const desk = await anAutumn();
    await desk.live("2026-09-04", "2026-11-26");
    expect(await messages(desk)).toEqual([begun]);
    expect(await desk.remind("2026-11-27")).toBe(1);
    await Promise.all([desk.remind("2026-11-27"), desk.remind("2026-11-27")]);
    await desk.live("2026-11-27", "2027-01-03");
    expect(await messages(desk)).toEqual([begun, ending]);
  });

  it("is not sent once somebody has looked this term", async () => {
    const desk = anEvidenceOffice(table, { at: instant.parse("2026-11-20T12:00:00Z") });
    await desk.setTerms(aYear);
    await desk.post(computing, aLook());
    for (const one of ["2026-11-23", "2026-11-27", "2026-12-18"]) {
      expect(await desk.remind(one)).toBe(0);
    }
    expect(await desk.remind("2027-01-04")).toBe(1);
    expect(await messages(desk)).toEqual([`monitoring-2027-spring#begun#${computingLead.id}`]);
  });

  it("is made good on the next school day, and of two that are late only the last is sent", async () => {
    const desk = await anAutumn();
    await desk.live("2026-09-12", "2026-09-13");
    expect(await messages(desk)).toEqual([]);
    await desk.remind("2026-09-14");
    expect(await messages(desk)).toEqual([begun]);
    const other = anEvidenceOffice(table, {
      school: aReviewingSchool({ id: "late" }),
      at: instant.parse("2026-11-30T09:15:00Z"),
    });
    await other.setTerms(aYear);
    expect(await other.remind("2026-11-30")).toBe(1);
    expect(await messages(other)).toEqual([ending]);
  });

  it("is sent on no guess: not in half term, and not without term dates", async () => {
    const desk = await anAutumn("2026-10-26");
    await desk.live("2026-10-24", "2026-11-01");
    expect(await messages(desk)).toEqual([]);
    const none = anEvidenceOffice(table, { school: aReviewingSchool({ id: "no-dates" }) });
    expect(await none.remind("2026-11-02")).toBe(0);
  });

  it("goes to the headteacher where there are no leads", async () => {
    const school = aReviewingSchool({ id: "small", people: [head] });
    const desk = anEvidenceOffice(table, { school });
    await desk.setTerms(aYear);
    await desk.remind("2026-09-04");
    expect(await messages(desk)).toEqual([`monitoring-2026-autumn#begun#${head.id}`]);
  });

  it("says what to do, where and until when, and names nobody", async () => {
    const desk = await anAutumn();
    await desk.remind("2026-09-04");
    await desk.remind("2026-11-27");
    const found = await dynamoMessageList(table.watch().client, table.name).findAll(
      desk.school.id,
      [begun, ending],
    );
    const letters = found.map((one) => letterFor(one, aSchool(), baseUrl));
    expect(letters.map(({ subject }) => subject)).toEqual([
      "Monitoring of social media sites, Autumn term 2026",
      "Monitoring of social media sites, Autumn term 2026",
    ]);
    const [first, last] = letters;
    expect(first?.text).toContain("A new term has begun");
    expect(last?.text).toContain("Nobody has recorded yet this term");
    for (const { text, html } of letters) {
      for (const part of [text, html]) {
        expect(part).toContain(`${baseUrl}/policy/monitoring/record`);
        expect(part).toContain("18 December 2026");
        expect(part).not.toContain("Chandra");
      }
    }
  });
});
