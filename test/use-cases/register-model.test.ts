import fc from "fast-check";
import { expect, it } from "vitest";
import { aTable } from "#test/support/engine.ts";
import { type Game, look, mail, playTurn, type Seen, submit } from "./register-game.ts";
import { actors } from "./register-model.ts";
import { aPlay } from "./register-play.ts";
import { mentions, turn } from "./register-turns.ts";

const table = aTable();
/** In milliseconds: a busy machine goes on until enough was tried, and ends all the same. */
const usual = 8_000;
const longest = 60_000;
const refusals = ["not-found", "not-allowed", "changed-meanwhile"];
/** Every refusal more than three times, and most of the changes. */
const isEnough = ({ done }: Seen) =>
  refusals.every((one) => (done.get(one) ?? 0) > 3) && done.size > 12;

it("holds whatever anybody tries: nobody does, sees or hears of what is not theirs", async () => {
  const seen: Seen = { done: new Map(), told: new Set(), looks: 0 };
  const begun = performance.now();
  const isOver = () => {
    const played = performance.now() - begun;
    return played > longest || (played > usual && isEnough(seen));
  };
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
  expect([...seen.done.keys()]).toEqual(expect.arrayContaining(refusals));
  expect(isEnough(seen)).toBe(true);
}, 120_000);
