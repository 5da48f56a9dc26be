import { expect, it } from "vitest";
import { raisedProposal } from "#shared/domain/sites/proposal.ts";
import { later } from "#shared/domain/time.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSiteDesk, aWish } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const raised = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    raisedProposal(aWish({ slug: `site-${at}` }), later(noon, at), sha),
  );

it("gives open proposals page by page, the oldest first, each once", async () => {
  const { proposals, calls } = aSiteDesk(table);
  for (const one of raised(7).toReversed()) expect(await proposals.add("hh", one)).toBe(true);
  calls.length = 0;
  const first = await proposals.page("hh", "open", { limit: 4 });
  expect(calls).toEqual(["Query", "BatchGetItem"]);
  const rest = await proposals.page("hh", "open", { limit: 4, after: first.next ?? "" });
  expect([...first.found, ...rest.found]).toEqual(raised(7));
  expect(rest.next).toBeUndefined();
  expect(await proposals.page("other", "open", { limit: 4 })).toEqual({ found: [] });
  expect((await proposals.page("hh", "open", { limit: 4, after: "nonsense" })).found).toHaveLength(
    4,
  );
});

it("keeps one of an id, and takes only what was made of the version that stands", async () => {
  const { proposals } = aSiteDesk(table);
  const [one] = raised(1);
  if (!one) throw new Error("none");
  await proposals.add("hh", one);
  expect(await proposals.add("hh", { ...one, raisedAt: later(noon, 9) })).toBe(false);
  const decided = { at: later(noon, 60), by: "Cleo", reason: "No." };
  const next = { ...one, version: 2, status: "rejected", decided } as const;
  expect(await proposals.replace("hh", one, next)).toBe(true);
  expect(await proposals.replace("hh", one, { ...next, status: "accepted" })).toBe(false);
  expect(await proposals.find("hh", one.id)).toEqual(next);
  expect((await proposals.page("hh", "open", { limit: 9 })).found).toEqual([]);
  expect((await proposals.page("hh", "rejected", { limit: 9 })).found).toEqual([next]);
});

it("owes no mail by standing in the index of what is due", async () => {
  const { proposals } = aSiteDesk(table);
  for (const one of raised(2)) await proposals.add("hh", one);
  const marks = (await table.rows()).map((row) => row["duePk"]?.S);
  expect(marks).toEqual(["hh#PROPOSALS#open", "hh#PROPOSALS#open"]);
});
