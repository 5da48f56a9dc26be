import { createRequire } from "node:module";

/**
 * The inside of a process that stands for one copy of a function: it loads a bundle, and runs it
 * whenever it is told to.
 */
export interface MailOrder {
  readonly event: object;
  /** How far the clock is put forward, in seconds. */
  readonly ahead: number;
  /** How much time the run has left when it begins, in milliseconds. */
  readonly timeLeft: number;
}
export interface MailReply {
  readonly result?: unknown;
  readonly fault?: string;
  /** Resident memory while it ran, twice a second and at the end. */
  readonly rssMb?: readonly number[];
}
type Handler = (event: object, context: object) => Promise<unknown>;

const [bundle = ""] = process.argv.slice(2);
const { handler }: { handler: Handler } = createRequire(import.meta.url)(bundle);

const reply = (words: MailReply) => process.send?.(words);
const rssMb = () => process.memoryUsage.rss() / 2 ** 20;

process.on("message", ({ event, ahead, timeLeft }: MailOrder) => {
  process.env["SECONDS_AHEAD"] = String(ahead);
  const end = performance.now() + timeLeft;
  const rss: number[] = [];
  const look = () => rss.push(rssMb());
  const looking = setInterval(look, 500);
  handler(event, { getRemainingTimeInMillis: () => end - performance.now() }).then(
    (result) => {
      clearInterval(looking);
      look();
      reply({ result, rssMb: rss });
    },
    (fault: unknown) => reply({ fault: String(fault) }),
  );
});
// Whoever started it has ended, in whatever way: nothing may stay behind.
process.on("disconnect", () => process.exit());
reply({ result: "ready" });
