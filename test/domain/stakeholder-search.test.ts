import { expect, it } from "vitest";
import { isAddress, isLookedFor } from "#shared/domain/reminders/stakeholder-search.ts";
import { aStakeholder } from "#test/support/stakeholders.ts";

const renee = aStakeholder({ name: "Renée O’Neill-Harlow", email: "family.104@example.org" });

it.each([
  "Renée",
  "renee",
  "oneill",
  "Mrs O'Neill",
  "harl ren",
  "family.104",
  "FAMILY",
  "family.104@example.org",
])("finds somebody by %s", (text) => {
  expect(isLookedFor(renee, text)).toBe(true);
});

it.each(["enée", "Renée Smith", "104", "mrs", "@example.org", "’"])(
  "does not find them by %s",
  (text) => {
    expect(isLookedFor(renee, text)).toBe(false);
  },
);

it("takes for an address only what has its sign", () => {
  expect([isAddress("a@b"), isAddress("harlow"), isAddress("family.104")]).toEqual([
    true,
    false,
    false,
  ]);
});
