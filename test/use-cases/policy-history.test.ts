import fc from "fast-check";
import { expect, it } from "vitest";
import { dynamoPolicyReader, dynamoPolicyWriter } from "#shared/adapters/dynamo-policies.ts";
import type { Amendment } from "#shared/domain/policy/amendment.ts";
import { inForceOn, openVersion, standingOf } from "#shared/domain/policy/policy-version.ts";
import { type Day, daysLater, later, schoolDay } from "#shared/domain/time.ts";
import { approvePolicy, withdrawPolicy } from "#shared/use-cases/decide-policy.ts";
import { proposePolicy } from "#shared/use-cases/propose-policy.ts";
import { policyVersions, readPolicy } from "#shared/use-cases/read-policy.ts";
import { aTable, type Mishap } from "#test/support/engine.ts";
import { anApproval, anEdit, wanted, writtenAt } from "#test/support/policy-versions.ts";
import { someIds } from "#test/support/world.ts";

const table = aTable();

const step = fc.oneof(
  fc.record({ does: fc.constant("propose"), words: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ does: fc.constant("draft"), words: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ does: fc.constant("approve"), words: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ does: fc.constant("withdraw"), words: fc.constant(0) }),
  fc.record({ does: fc.constant("wait"), words: fc.integer({ min: 1, max: 90 }) }),
);
const mishaps = fc.record({
  call: fc.integer({ min: 1, max: 6 }),
  fate: fc.constantFrom("refused", "answer-lost", undefined),
});
const steps = fc.array(fc.record({ step, mishap: mishaps }), { minLength: 4, maxLength: 16 });

function partsWith(mishap: Mishap) {
  const { client } = table.watch(mishap);
  const reader = dynamoPolicyReader(client, table.name);
  return { ids: someIds(), policies: { ...reader, ...dynamoPolicyWriter(client, table.name) } };
}

let schools = 0;

it("has one version in force on every day, whatever is tried in whatever order and breaks", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      schools += 1;
      const school = `school-${schools}`;
      const sound = partsWith(() => undefined);
      /** What everybody was told of days that are gone: it must not change any more. */
      const told = new Map<Day, number>();
      let at = writtenAt;
      let reviews = 0;
      for (const { step: one, mishap } of plan) {
        const broken = partsWith((call) => (call === mishap.call ? mishap.fate : undefined));
        const review = `review-${reviews}`;
        const amendments: Amendment[] = one.words === 0 ? [] : [anEdit("scope", `${one.words}`)];
        const tries: Readonly<Record<string, () => Promise<unknown>>> = {
          propose: () => proposePolicy(broken, school, wanted({ amendments, review }), at),
          draft: () =>
            proposePolicy(broken, school, wanted({ amendments, review, status: "draft" }), at),
          approve: async () => {
            const open = openVersion(await policyVersions(sound, school));
            const inForceFrom = daysLater(schoolDay(at), one.words);
            const approval = anApproval({ review });
            const decision = { hash: open?.hash ?? "", approval, inForceFrom };
            await approvePolicy(broken, school, open?.number ?? 0, decision, at);
          },
          withdraw: async () => {
            const open = openVersion(await policyVersions(sound, school));
            await withdrawPolicy(broken, school, open?.number ?? 0, "Sent back", at);
          },
          wait: () => Promise.resolve(),
        };
        await tries[one.does]?.().catch(() => undefined);
        const versions = await policyVersions(sound, school);
        if (versions.some((version) => version.approval?.review === review)) reviews += 1;

        // As many numbers as versions, one of them open at most, and one in force.
        expect(versions.map(({ number }) => number)).toEqual(versions.map((_, place) => place + 1));
        const standings = versions.map((version) => standingOf(version, versions, schoolDay(at)));
        const open = standings.filter((is) => is === "draft" || is === "proposed");
        expect(open.length).toBeLessThanOrEqual(1);
        expect(standings.filter((is) => is === "in-force")).toHaveLength(1);
        // Its words are those that its fingerprint stands for: reading them throws otherwise.
        const { version } = await readPolicy(sound, school, schoolDay(at));
        for (const [day, number] of told) {
          expect(inForceOn(versions, day).number).toBe(number);
        }
        if (one.does === "wait") {
          told.set(schoolDay(at), version.number);
          at = later(at, one.words * 86_400);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
