import { beforeAll, describe, expect, it } from "vitest";
import { runningIn } from "#infra/local/control.ts";
import { laptopTableClient } from "#infra/local/table-client.ts";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import { systemClock, systemIds } from "#shared/adapters/system.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { approvePolicy } from "#shared/use-cases/decide-policy.ts";
import { proposePolicy } from "#shared/use-cases/propose-policy.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { anAddition, anApproval, anEdit, wanted } from "#test/support/policy-versions.ts";
import { Inspector } from "./inspect.ts";
import { desk, signInAt, wordsOn } from "./office-pages.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
const at = (path: string) => `${laptop.baseUrl}${path}`;

/** Version 2 is approved and in force from today on, version 3 is before the governors. */
async function decideAndPropose(): Promise<void> {
  const running = await runningIn(laptop.localDir);
  if (!running) throw new Error("The laptop cloud is not running");
  const { table, school } = running;
  const client = laptopTableClient(table);
  const parts = {
    ids: systemIds,
    policies: {
      ...dynamoPolicyReader(client, table.name),
      ...dynamoPolicyWriter(client, table.name),
    },
  };
  const now = systemClock.now();
  const first = await proposePolicy(parts, school, wanted(), now);
  if (!first.ok) throw new Error(first.refused.why);
  const { number, hash } = first.value;
  const decision = { hash, approval: anApproval({ at: now, signedAt: now }) };
  await approvePolicy(parts, school, number, { ...decision, inForceFrom: schoolDay(now) }, now);
  const amendments = [
    anAddition(),
    anEdit("law", "Ask the office if you are not sure."),
    { change: "drop", clause: "visitors" } as const,
  ];
  await proposePolicy(parts, school, wanted({ review: "2028", amendments }), now);
  client.destroy();
}

describe("the versions of the policy", () => {
  beforeAll(decideAndPropose, 60_000);

  it("are there for everybody, from the policy in force to what changed in it", async () => {
    const page = await browser.open(desk);
    const inspector = new Inspector(page, looked);
    await page.goto(at("/policy"));
    expect(await wordsOn(page)).toContain("Approved by the Personnel Committee");
    await inspector.look("policy that is approved");
    await page.getByRole("link", { name: "See all versions" }).click();
    expect(await page.locator("tbody tr").count()).toBe(2);
    await inspector.look("versions for everybody");
    await page.getByRole("link", { name: "What changed in version 2" }).click();
    expect(await page.locator(".app-diff ins").first().innerText()).toContain(
      "Toys that talk count too.",
    );
    await inspector.look("what changed");
    await page.getByRole("link", { name: "version 1" }).click();
    expect(await wordsOn(page)).toContain("This is an earlier version");
    await inspector.look("earlier version");
    const refused = await page.goto(at("/policy/versions/3/changes"));
    expect(refused?.status()).toBe(404);
    expect(inspector.findings).toEqual([]);
  });

  it("that are not decided on are there for a governor who signed in", async () => {
    const page = await signInAt(browser, at("/register/summary"), "Ewan Sutherland");
    const inspector = new Inspector(page, looked);
    await page.goto(at("/policy/versions"));
    expect(await page.locator("tbody tr").first().innerText()).toContain("Proposed");
    await inspector.look("versions for a governor");
    await page.getByRole("link", { name: "What changed in version 3" }).click();
    expect(await page.locator(".app-diff").count()).toBe(3);
    await inspector.look("what would change");
    await page.getByRole("link", { name: "version 3 whole" }).click();
    expect(await wordsOn(page)).toContain("before the governors");
    await inspector.look("proposed version");
    expect(inspector.findings).toEqual([]);
    expect(looked.states.size).toBe(7);
    expect(looked.rules.size).toBeGreaterThanOrEqual(60);
  });

  it("stand side by side at a desk and on paper, and one under the other on a telephone", async () => {
    const page = await browser.open(desk);
    await page.goto(at("/policy/versions/2/changes"));
    const tops = () =>
      page
        .locator(".app-diff")
        .first()
        .locator(".app-diff__side")
        .evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().top));
    const areBeside = async () => new Set(await tops()).size === 1;
    expect(await areBeside()).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await areBeside()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await areBeside()).toBe(true);
  });

  it("are printed with who signed, on the last sheet of the policy", async () => {
    const page = await browser.open(desk);
    await page.goto(at("/policy"));
    const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(4);
    await page.emulateMedia({ media: "print" });
    const signed = await page.locator(".app-signed").innerText();
    expect(signed).toContain("Ravi Lal, Chair of the Personnel Committee");
    expect(signed).toContain("PC 2027-01/4");
    expect(await page.getByText("Signed:").count()).toBe(0);
  });
});
