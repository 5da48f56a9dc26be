import fc from "fast-check";
import { expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { type Game, look, mail, playTurn, type Seen, submit } from "./register-game.ts";
import { actors } from "./register-model.ts";
import { aPlay } from "./register-play.ts";
import { mentions, turn } from "./register-turns.ts";

const table = aTable();
/** However busy the machine is, the games end; a quiet one plays all of them. */
const longest = 15_000;

it("holds whatever anybody tries: nobody does, sees or hears of what is not theirs", async () => {
  const seen: Seen = { done: new Map(), told: new Set(), looks: 0 };
  const begun = performance.now();
  const isOver = () => performance.now() - begun > longest;
  let schools = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(mentions, { minLength: 2, maxLength: 5 }),
      fc.array(turn, { minLength: 40, maxLength: 80 }),
      async (first, turns) => {
        if (isOver()) return;
        schools += 1;
        const game: Game = { play: aPlay(table, `school-${schools}`), seen, all: [] };
        for (const told of first) await submit(game, told);
        for (const one of turns) if (!isOver()) await playTurn(game, one);
        await mail(game, 24 * 14);
        for (const who of actors) await look(game, who);
      },
    ),
    { numRuns: 30, endOnFailure: true },
  );
  expect(seen.looks).toBeGreaterThanOrEqual(actors.length);
  for (const refusal of ["not-found", "not-allowed", "changed-meanwhile"]) {
    expect(seen.done.get(refusal)).toBeGreaterThan(3);
  }
  expect(seen.done.size).toBeGreaterThan(12);
}, 90_000);
