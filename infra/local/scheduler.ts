import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { nextTimeOf } from "./next-time.ts";
import type { PlannedSchedule } from "./plan.ts";

export type Invoke = (name: string, event: unknown) => Promise<unknown>;

export interface Scheduler {
  /** The jobs that can be started by hand. */
  readonly names: readonly string[];
  /** Starts a job as its schedule would at `at`, and waits for its answer. */
  run(name: string, at: Temporal.Instant): Promise<unknown>;
  /** Starts nothing more, and waits for what runs. */
  readonly close: () => void;
}

const lookEveryMs = 500;
const wakeEveryMs = 1_000;

/**
 * Starts the jobs by the clock. There is no stream on a laptop: a job that the table's stream wakes
 * is started every second instead, never twice at once.
 */
export function startScheduler(schedules: readonly PlannedSchedule[], invoke: Invoke): Scheduler {
  const start = async (schedule: PlannedSchedule, at: Temporal.Instant) =>
    invoke(schedule.target, eventOf(schedule.input, at));
  // A failed start is in the function's log already, and the next one asks again what is due.
  const attempt = (schedule: PlannedSchedule, at: Temporal.Instant) =>
    start(schedule, at).catch(() => undefined);
  const planned = schedules.map((schedule) => {
    const next = nextTimeOf(schedule.expression, schedule.timeZone);
    return { schedule, next, due: next(now()) };
  });
  const look = setInterval(() => {
    const moment = now();
    for (const row of planned) {
      // After a sleep of the laptop many may have been missed: the last one stands for all.
      let due: Temporal.Instant | undefined;
      while (row.due && Temporal.Instant.compare(row.due, moment) <= 0) {
        due = row.due;
        row.due = row.next(row.due);
      }
      if (due) void attempt(row.schedule, due);
    }
  }, lookEveryMs);
  const stopWaking = schedules
    .filter(({ woken }) => woken)
    .map((schedule) => wakeAgainAndAgain(() => attempt(schedule, now())));
  return {
    names: schedules.map(({ target }) => target),
    run: async (name, at) => {
      const schedule = schedules.find(({ target }) => target === name);
      if (!schedule) throw new Error(`There is no job ${name}`);
      return start(schedule, at);
    },
    close: () => {
      clearInterval(look);
      for (const stop of stopWaking) stop();
    },
  };
}

const now = () => Temporal.Now.instant();

function wakeAgainAndAgain(work: () => Promise<unknown>): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    void work().finally(() => {
      running = false;
    });
  }, wakeEveryMs);
  return () => clearInterval(timer);
}

/** The input with the scheduler's own words filled in, to the second as it writes them. */
function eventOf(input: string, at: Temporal.Instant): unknown {
  const words: Readonly<Record<string, string>> = {
    "scheduled-time": at.round({ smallestUnit: "second", roundingMode: "floor" }).toString(),
    "execution-id": randomUUID(),
    "attempt-number": "1",
  };
  return JSON.parse(
    input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, word: string) => words[word] ?? whole),
  );
}
