import { describe, expect, it } from "vitest";
import { dynamoMailings } from "#shared/adapters/dynamo-mailings.ts";
import { dynamoDue } from "#shared/adapters/dynamo-messages.ts";
import { mostOpen, pageSize } from "#shared/domain/reminders/mailing.ts";
import { type Instant, later } from "#shared/domain/time.ts";
import type { DueRow } from "#shared/ports.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aMailing, contentOf } from "#test/support/mailing-room.ts";

const table = aTable();
const school = "highters-heath";
const mailings = () => dynamoMailings(table.watch().client, table.name);
const dueAt = (at: Instant) => dynamoDue(table.watch().client, table.name).until(school, at, 10);
const owed = (at: Instant, id = aMailing().id): DueRow & { readonly owes: "mailing" } => ({
  owes: "mailing",
  school,
  id,
  dueAt: at,
});
const until = later(noon, 60);

describe("a mailing in the table", () => {
  it("is begun once, with the words it began with", async () => {
    const mailing = aMailing();
    expect(await mailings().start(mailing, contentOf(mailing))).toBe(true);
    const other = { ...contentOf(mailing), changedClauses: ["Photographs"] };
    expect(await mailings().start({ ...mailing, expected: 7 }, other)).toBe(false);
    expect(await mailings().find(school, mailing.id)).toEqual(mailing);
    expect(await mailings().content(school, mailing.id)).toEqual(contentOf(mailing));
  });

  it("is begun by one of eight at once", async () => {
    const mailing = aMailing();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => mailings().start(mailing, contentOf(mailing))),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
  });

  it("is begun by the next, if the first died between its words and itself", async () => {
    const mailing = aMailing();
    const { client } = table.watch((call) => (call === 2 ? "refused" : undefined));
    const dying = dynamoMailings(client, table.name);
    await expect(dying.start(mailing, contentOf(mailing))).rejects.toThrow("before PutItem");
    expect(await mailings().find(school, mailing.id)).toBeUndefined();
    expect(await dueAt(later(noon, 60))).toEqual([]);
    expect(await mailings().start(mailing, contentOf(mailing))).toBe(true);
  });

  it("is due while it runs, and neither paused nor done", async () => {
    const mailing = aMailing();
    await mailings().start(mailing, contentOf(mailing));
    expect(await dueAt(later(noon, -1))).toEqual([]);
    expect(await dueAt(noon)).toEqual([owed(noon)]);
    const { dueAt: _dueAt, ...paused } = { ...mailing, status: "paused" as const };
    expect(await mailings().replace(mailing, paused)).toBe(true);
    expect(await dueAt(later(noon, 3600))).toEqual([]);
    const seen = { ...paused, version: 2 };
    expect(await mailings().replace(seen, { ...seen, status: "running", dueAt: noon })).toBe(true);
    expect(await dueAt(noon)).toEqual([owed(noon)]);
  });

  it("is leased to one of eight, under a new version", async () => {
    const mailing = aMailing();
    await mailings().start(mailing, contentOf(mailing));
    const all = await Promise.all(
      Array.from({ length: 8 }, () => mailings().lease(owed(noon), until)),
    );
    expect(all.filter((one) => one !== undefined)).toEqual([
      { ...mailing, version: 2, dueAt: until },
    ]);
    expect(await mailings().replace(mailing, mailing)).toBe(false);
    expect(await dueAt(noon)).toEqual([]);
    expect(await dueAt(until)).toEqual([owed(until)]);
  });

  it("is not leased if it is gone, paused, or no mailing", async () => {
    expect(await mailings().lease(owed(noon), until)).toBeUndefined();
    expect(await mailings().lease({ owes: "unknown", school, key: "x" }, until)).toBeUndefined();
    expect(await table.rows()).toEqual([]);
  });

  it("is listed with the school's others, and with no other school's", async () => {
    const all = ["reminder-2026-autumn", "new-version-3"].map((id) => aMailing({ id }));
    for (const one of [...all, aMailing({ school: "other-school" })]) {
      await mailings().start(one, { ...contentOf(one), school: one.school });
    }
    const ids = (await mailings().list(school)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(["new-version-3", "reminder-2026-autumn"]);
  });

  it("fits in its row with as many open messages as there may be", async () => {
    const open = Array.from({ length: mostOpen + pageSize }, (_, at) => ({
      id: `reminder-2026-autumn#reminder#${String(at).padStart(32, "0")}`,
      audience: "parents-carers" as const,
    }));
    const mailing = aMailing({ open });
    await mailings().start(mailing, contentOf(mailing));
    expect((await mailings().find(school, mailing.id))?.open).toEqual(open);
  });
});
