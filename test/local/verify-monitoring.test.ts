import { describe, expect, it } from "vitest";
import { verifyMonitoring } from "#infra/local/verify-monitoring.ts";
import { fromRow, keys } from "#shared/adapters/dynamo-keys.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aLook, anEvidenceOffice } from "#test/support/evidence-office.ts";
import { as } from "#test/support/office.ts";

const table = aTable();
const computing = as("Chandra Pillai", "computing-lead");
const school = "highters-heath";

/** A log of three looks, and what the check says of it. */
async function aLog() {
  const desk = anEvidenceOffice(table, { at: noon });
  for (const seen of ["0", "1", "2"]) {
    await desk.post(computing, aLook({ seen, found: `Look after ${seen}` }));
  }
  const { client } = table.watch();
  return { verify: () => verifyMonitoring({ client, tableName: table.name, school }) };
}
const secondRow = async () => {
  const { sk } = keys.monitoringEntry(school, 2);
  const rows = (await table.rows()).map(fromRow);
  const found = rows.find((row) => row["sk"] === sk);
  if (!found) throw new Error("There is no second entry");
  return found;
};

describe("the check of the monitoring log", () => {
  it("finds it whole as it was written, and nothing where nobody looked", async () => {
    const { client } = table.watch();
    const none = await verifyMonitoring({ client, tableName: table.name, school });
    expect(none).toEqual({ checked: 0, faults: [] });
    expect(await (await aLog()).verify()).toEqual({ checked: 1, faults: [] });
  });

  it("names the entry whose words somebody changed in the table", async () => {
    const { verify } = await aLog();
    await table.put({ ...(await secondRow()), found: "Nothing at all" });
    expect((await verify()).faults).toEqual([
      "entry 2 of the monitoring log does not follow from what stands before it",
    ]);
  });

  it("names a row that is no entry any more", async () => {
    const { verify } = await aLog();
    await table.put({ ...(await secondRow()), on: "yesterday" });
    expect((await verify()).faults).toEqual([
      'a row of the monitoring log does not read as an entry, first at "on"',
    ]);
  });
});
