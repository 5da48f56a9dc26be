import { expect } from "vitest";
import type { Someone } from "#shared/domain/incident/access.ts";
import { signatureOf } from "#shared/domain/incident/acting.ts";
import { type ChangeName, changeNames } from "#shared/domain/incident/change-rules.ts";
import { allegedOf, kindOf } from "#shared/domain/incident/current.ts";
import { firstBrokenLink } from "#shared/domain/incident/history.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { stepsFor } from "#shared/domain/incident/pathway.ts";
import type { Refusal } from "#shared/use-cases/change-incident.ts";
import { agreed } from "#test/support/change-table.ts";
import { sha } from "#test/support/world.ts";
import {
  actorOf,
  actors,
  isKeptOut,
  keptBy,
  type Mention,
  mayChange,
  mayLook,
  needsMore,
  type Remembered,
} from "./register-model.ts";
import type { Play } from "./register-play.ts";
import { inputOf, pick, type Try, type Turn } from "./register-turns.ts";

/** What happened in all games: a test that saw nothing proves nothing. */
export interface Seen {
  readonly done: Map<string, number>;
  readonly told: Set<string>;
  looks: number;
}

/** Changes that lead on are tried more often than the others, so that some incidents come to their end. */
const leadOn: readonly ChangeName[] = ["triage", "investigate", "decide", "close", "reopen"];

/** A school's register and what the model remembers of it. */
export interface Game {
  readonly play: Play;
  readonly seen: Seen;
  readonly all: Remembered[];
}

function count({ seen }: Game, what: string) {
  seen.done.set(what, (seen.done.get(what) ?? 0) + 1);
}

export async function submit(game: Game, told: readonly Mention[]) {
  const one = await game.play.submit(game.all.length + 1, told);
  const { reference, status, version } = one;
  game.all.push({ reference, status, version, kept: keptBy(told) });
  await isWhole(game, game.all.length - 1);
}

async function isWhole(game: Game, place: number): Promise<Incident> {
  const known = pick(game.all, place);
  const one = await game.play.stored(known.reference);
  expect(one).toMatchObject({ status: known.status, version: known.version });
  expect(one.history).toHaveLength(one.version);
  expect(firstBrokenLink(one.history, sha)).toBeUndefined();
  return one;
}

/** Who tries what: something there is a button for, or something that others may do, or anything. */
function chosen(known: Remembered, { fair, stale, who: whose, what }: Try) {
  const allowed = (who: Someone) => mayChange(who, known);
  const able = actors.filter((who) => allowed(who).length > 0);
  if (fair && able.length > 0) {
    const who = pick(able, whose);
    const onward = allowed(who).filter((name) => leadOn.includes(name));
    return { who, change: pick([...allowed(who), ...onward, ...onward, ...onward], what) };
  }
  const ofOthers = changeNames.filter((name) => agreed[name].from.includes(known.status));
  const isClose = stale % 2 === 1;
  return {
    who: pick(isClose && able.length > 0 ? able : actors, whose),
    change: pick(isClose ? ofOthers : changeNames, what),
  };
}

async function change(game: Game, tried: Try) {
  const place = tried.which % game.all.length;
  await attempt(game, { place, tried, ...chosen(pick(game.all, place), tried) });
}

interface Attempt {
  readonly place: number;
  readonly who: Someone;
  readonly change: ChangeName;
  readonly tried: Try;
}

async function attempt(game: Game, asked: Attempt) {
  const { place, who, change, tried } = asked;
  const { reference, version } = pick(game.all, place);
  const before = await game.play.stored(reference);
  const seen = tried.stale === 0 ? Math.max(1, version - 1) : version;
  const raw = inputOf(change, before, tried);
  const outcome = await game.play.change(who, { reference, change, seen, raw });
  if (outcome.ok) {
    await isRightlyDone(game, asked, { before, seen, after: outcome.value });
    count(game, change);
  } else {
    isRightlyRefused(game, asked, { before, seen, refused: outcome.refused });
    expect(await isWhole(game, place)).toEqual(before);
    count(game, outcome.refused.why);
  }
}

function isRightlyRefused(
  game: Game,
  { place, who, change }: Attempt,
  { before, seen, refused }: { before: Incident; seen: number; refused: Refusal },
) {
  const known = pick(game.all, place);
  const isTheirs = mayLook(who, known.kept);
  const mayNow = mayChange(who, known).includes(change) ? "invalid" : "not-allowed";
  const current = seen === known.version ? mayNow : "changed-meanwhile";
  expect(refused.why).toBe(isTheirs ? current : "not-found");
  if (refused.why === "invalid") expect(needsMore).toContain(change);
  if (refused.why === "changed-meanwhile") {
    expect(refused.since).toEqual(before.history.slice(seen));
  }
}

async function isRightlyDone(
  game: Game,
  { place, who, change, tried }: Attempt,
  { before, seen, after }: { before: Incident; seen: number; after: Incident },
) {
  const known = pick(game.all, place);
  expect(mayChange(who, known)).toContain(change);
  expect(seen).toBe(known.version);
  game.all[place] = {
    reference: known.reference,
    version: known.version + 1,
    status: agreed[change].to ?? known.status,
    kept: change === "people" ? keptBy(tried.mentions) : known.kept,
  };
  const now = await isWhole(game, place);
  expect(JSON.parse(JSON.stringify(after))).toEqual(now);
  expect(now.history.at(-1)).toMatchObject({ what: change, by: signatureOf(who) });
  if (change !== "redact") expect(now.told).toEqual(before.told);
  if (change === "decide" && ["breach", "near-miss"].includes(kindOf(now))) {
    expect(now.work.inherent).toBeDefined();
  }
  if (change === "close") expect(now.work.actions.filter(({ doneOn }) => !doneOn)).toEqual([]);
}

/** Whoever has it assesses the risk, takes every step that is left, and finishes every action. */
async function prepare(game: Game, which: number) {
  const place = which % game.all.length;
  const told = { does: "change", which, what: 0, who: 0, fair: true, stale: 1 } as const;
  for (const change of ["risk", "step", "action-done"] as const) {
    for (let time = 0; time < (change === "risk" ? 1 : 14); time += 1) {
      const known = pick(game.all, place);
      const who = actors.find((one) => mayChange(one, known).includes(change));
      const one = await game.play.stored(known.reference);
      const undone = one.work.actions.findIndex(({ doneOn }) => doneOn === undefined);
      const left = stepsFor(allegedOf(one)).length > one.work.steps.length;
      if (!who || (change === "step" && !left)) break;
      if (change === "action-done" && (undone === -1 || undone > 2)) break;
      await attempt(game, {
        place,
        who,
        change,
        tried: { ...told, what: Math.max(0, undone), mentions: [] },
      });
    }
  }
}

async function write(game: Game, which: number) {
  const place = which % game.all.length;
  const known = pick(game.all, place);
  await game.play.writeAsReporter(known.reference, `It goes on, ${known.version}.`);
  game.all[place] = { ...known, version: known.version + 1 };
  await isWhole(game, place);
}

export async function mail(game: Game, passed: number) {
  const { delivered, created } = await game.play.deliver(passed);
  expect(delivered).toMatchObject({ faults: 0, failed: 0, created: created.length });
  expect(delivered.sent).toBe(created.length);
  for (const { about, to, kind } of created) {
    const { kept } = pick(
      game.all,
      game.all.findIndex(({ reference }) => reference === about),
    );
    const who = actorOf(to.id);
    game.seen.told.add(`${kind} ${to.id}`);
    if (!who) expect(["reporter", "data-protection-contact"]).toContain(to.id);
    else if (kind === "alert" || kind === "reporter-wrote") expect(mayLook(who, kept)).toBe(true);
    else expect(isKeptOut(who, kept)).toBe(false);
    if (to.signsIn) expect(who && mayLook(who, kept)).toBe(true);
  }
}

export async function look(game: Game, who: Someone) {
  const references = game.all.map(({ reference }) => reference);
  const visible = game.all.filter(({ kept }) => mayLook(who, kept));
  const expected = visible.map(({ reference }) => reference);
  const shown = await game.play.shownTo(who, references);
  const listed = (lines: readonly { readonly reference: string }[]) =>
    lines.map(({ reference }) => reference).toReversed();
  expect(shown.opened).toEqual(expected);
  expect(listed(shown.page)).toEqual(expected);
  expect(shown.next).toBeUndefined();
  expect(listed(shown.exported)).toEqual(expected);
  expect(expected).toEqual(expect.arrayContaining(listed(shown.narrowed)));
  expect(expected).toEqual(expect.arrayContaining(listed(shown.waiting.lines)));
  const counted = Object.values(shown.waiting.counts).reduce((sum, count) => sum + count, 0);
  const ended = ["closed", "duplicate", "no-investigation"];
  expect(counted).toBe(visible.filter(({ status }) => !ended.includes(status)).length);
  if (shown.summary.ok) {
    const { audience, figures } = shown.summary.value;
    const known = game.all.filter(({ kept }) => !isKeptOut(who, kept)).length;
    const { least, most = known } = figures.total;
    if (audience === "exact") expect([least, most]).toEqual([expected.length, expected.length]);
    else expect(least <= known && known <= most).toBe(true);
  }
  game.seen.looks += 1;
}

export function playTurn(game: Game, one: Turn): Promise<void> {
  switch (one.does) {
    case "submit":
      return game.all.length < 8 ? submit(game, one.mentions) : Promise.resolve();
    case "change":
      return change(game, one);
    case "prepare":
      return prepare(game, one.which);
    case "write":
      return write(game, one.which);
    case "mail":
      return mail(game, one.hours % 60);
    case "look":
      return look(game, pick(actors, one.who));
  }
}
