import fc from "fast-check";
import { expect, it } from "vitest";
import { proposalId } from "#shared/domain/sites/proposal.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { siteBySlug } from "#shared/domain/sites/site-list.ts";
import { decideProposal } from "#shared/use-cases/decide-proposal.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { noon } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aSiteDesk, aWish, computing, safeguarding } from "#test/support/sites.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();

const slugs = ["facebook", "telegram", "roblox"] as const;
const age = fc.constantFrom(13, 16, null);
/** One thing that happens: a source says something, or one of the two leads decides on it. */
const step = fc.record({
  slug: fc.constantFrom(...slugs),
  after: age,
  who: fc.constantFrom("source", "source", "computing", "safeguarding", "both", "both" as const),
  decision: fc.constantFrom("accept", "accept", "accept", "accept", "reject" as const),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Wish {
  readonly slug: string;
  readonly before: number | null;
  readonly after: number | null;
  status: "open" | "accepted" | "rejected";
  readonly approvedBy: Set<string>;
}

/** The same in memory, in the plainest words: what a lead of the school would expect. */
class Model {
  readonly ages: Record<string, number | null> = { facebook: 13, telegram: 18, roblox: null };
  readonly wishes = new Map<string, Wish>();
  version = 1;

  raise(slug: string, after: number | null): void {
    const name = `${slug} ${after}`;
    const before = this.ages[slug] ?? null;
    if (before === after) return;
    const known = this.wishes.get(name);
    if (known && known.status !== "accepted") return;
    this.wishes.set(name, { slug, before, after, status: "open", approvedBy: new Set() });
  }

  decide(name: string, who: string, accepts: boolean): void {
    const wish = this.wishes.get(name);
    if (wish?.status !== "open") return;
    const now = this.ages[wish.slug] ?? null;
    if (!accepts) {
      wish.status = "rejected";
      return;
    }
    if (now !== wish.after && now !== wish.before) return;
    wish.approvedBy.add(who);
    const isLowered = now !== wish.after && (wish.after ?? 0) < (now ?? 0);
    if (isLowered && wish.approvedBy.size < 2) return;
    if (now !== wish.after) this.version += 1;
    this.ages[wish.slug] = wish.after;
    wish.status = "accepted";
  }
}

async function play(steps: readonly Step[], school: string) {
  const desk = aSiteDesk(table);
  const model = new Model();
  const first = await readSites(desk, school);
  for (const { slug, after, who, decision } of steps) {
    const before = model.ages[slug] ?? null;
    const wish = aWish({ slug, before, after });
    if (who === "source") {
      if (before !== after) await raiseProposal(desk, school, wish, noon);
      model.raise(slug, after);
      continue;
    }
    const id = proposalId(wish, sha);
    const members = {
      computing: [computing],
      safeguarding: [safeguarding],
      both: [computing, safeguarding],
    }[who];
    for (const member of members) {
      const found = await desk.proposals.find(school, id);
      const seen = found?.version ?? 0;
      await decideProposal(desk, school, member, { id, seen, decision, reason: "Because." });
      model.decide(`${slug} ${after}`, member.email, decision === "accept");
    }
  }
  return { desk, model, first };
}

it("equals a model, whatever sources say and leads decide, and never shrinks", async () => {
  let games = 0;
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 40, size: "max" }),
      async (steps) => {
        games += 1;
        const school = `game-${games}`;
        const { desk, model, first } = await play(steps, school);
        const list = await readSites(aSiteDesk(table), school);
        expect(
          Object.fromEntries(slugs.map((slug) => [slug, siteBySlug(list, slug)?.minAge])),
        ).toEqual(model.ages);
        expect(list.version).toBe(model.version);
        decided += list.version - 1;
        // Everything else is what it was: nothing came, went or changed by itself.
        const rest = (sites: readonly Site[]) => sites.filter(({ slug }) => !isPlayed(slug));
        expect(rest(list.sites)).toEqual(rest(first.sites));
        expect(list.sites).toHaveLength(first.sites.length);
        const open = (await desk.proposals.page(school, "open", { limit: 100 })).found;
        const expected = [...model.wishes.values()].filter(({ status }) => status === "open");
        expect(
          open.map(({ slug, after }) => `${slug} ${JSON.stringify(after)}`).toSorted(byText),
        ).toEqual(expected.map(({ slug, after }) => `${slug} ${after}`).toSorted(byText));
      },
    ),
    { numRuns: 16 },
  );
  expect(decided).toBeGreaterThan(8);
}, 60_000);

const byText = (one: string, other: string): number => (one < other ? -1 : 1);
const isPlayed = (slug: string): boolean => slugs.some((one) => one === slug);
