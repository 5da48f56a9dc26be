import middy from "@middy/core";
import * as z from "zod/mini";
import { type Instant, instant } from "#shared/domain/time.ts";
import type { Clock, Log } from "#shared/ports.ts";

/** What the scheduler sends: which job, and the instant it was due, which is the only time a job knows. */
const scheduled = z.object({ job: z.string(), at: instant });
/**
 * What the table's stream sends: that rows changed is enough, what is due stands in the index. Nothing
 * is asked of a record, so none can be the one that its shard waits for.
 */
const streamed = z.object({ Records: z.array(z.unknown()) });
const isStreamed = (event: unknown): boolean => streamed.safeParse(event).success;
/** No record of the batch need come again. The counts of a run are no answer that AWS describes. */
const allTaken: { readonly batchItemFailures: readonly never[] } = { batchItemFailures: [] };

const jobEvent = z.union([scheduled, streamed]);

interface JobContext {
  readonly getRemainingTimeInMillis: () => number;
}

/** A run stops taking on work when this many milliseconds are left, so that it ends in good order. */
const usualReserveMs = 15_000;

export interface JobRun {
  readonly at: Instant;
  readonly mayGoOn: () => boolean;
}

interface JobParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly name: string;
  readonly reserveMs?: number;
}

/** Logs what a run came to, and a fault by its name. The fault goes on to whoever started the run. */
export const logRun = <Result extends Readonly<Record<string, number>>>({
  log,
  name,
}: {
  readonly log: Log;
  readonly name: string;
}): middy.MiddlewareObj<unknown, Result> => ({
  after: function logJob({ response }) {
    // The sweep comes every minute, on a laptop every second: a run that found nothing is no news.
    if (response && Object.values<number>(response).some((count) => count > 0)) {
      log.info("job done", { job: name, ...response });
    }
  },
  onError: function logJobFault({ error }) {
    log.error("a job failed", { job: name, fault: error?.name ?? "unknown" });
  },
});

/**
 * The middy stack of everything that the clock or the table starts. A fault is logged by name and
 * thrown again: the scheduler, the stream and the dead-letter queues act on it. The clock is answered
 * with the counts of the run.
 */
export const job = <Result extends Readonly<Record<string, number>>>(
  { log, clock, name, reserveMs = usualReserveMs }: JobParts,
  run: (run: JobRun) => Promise<Result>,
) => {
  const logged = middy<unknown, Result>()
    .use(logRun<Result>({ log, name }))
    .handler((event: unknown, context: JobContext) => {
      const started = jobEvent.parse(event);
      return run({
        at: "at" in started ? started.at : clock.now(),
        mayGoOn: () => context.getRemainingTimeInMillis() > reserveMs,
      });
    });
  return async (event: unknown, context: Parameters<typeof logged>[1]) => {
    const result = await logged(event, context);
    return isStreamed(event) ? allTaken : result;
  };
};
