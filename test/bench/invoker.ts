import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { ColdStart, Order, Reply, WarmBlock } from "./invoker-messages.ts";
import { median } from "./statistics.ts";
import { submissionEvent } from "./submission-event.ts";

/**
 * The inside of a process that stands for one Lambda environment. It is bundled to plain JavaScript
 * and loads next to nothing, so that the handler pays for whatever it needs.
 */
type Handler = (event: object, context: object) => Promise<{ statusCode: number; body: string }>;

const [bundle = ""] = process.argv.slice(2);
let handler: Handler;
let next = 0;

const contextOf = (number: number) => ({
  awsRequestId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  callbackWaitsForEmptyEventLoop: true,
  functionName: "bench",
  functionVersion: "$LATEST",
  getRemainingTimeInMillis: () => 10_000,
  invokedFunctionArn: "arn:aws:lambda:eu-west-2:000000000000:function:bench",
  logGroupName: "bench",
  logStreamName: "bench",
  memoryLimitInMB: "512",
});

async function submit(number: number): Promise<string> {
  const { statusCode, body } = await handler(submissionEvent(number), contextOf(number));
  if (statusCode !== 201) throw new Error(`answered ${statusCode}: ${body}`);
  return body;
}

/** As the Lambda runtime does: `.mjs` is imported, everything else required. */
async function start(): Promise<ColdStart> {
  const begun = performance.now();
  const loaded: { handler: Handler } = bundle.endsWith(".mjs")
    ? await import(pathToFileURL(bundle).href)
    : createRequire(import.meta.url)(bundle);
  handler = loaded.handler;
  const ready = performance.now();
  await submit(next++);
  const answered = performance.now();
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  return { initMs: ready - begun, firstMs: answered - ready, rssMb };
}

async function run(times: number): Promise<WarmBlock> {
  const took: number[] = [];
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now();
    await submit(next++);
    took.push(performance.now() - begun);
  }
  const { user, system } = process.cpuUsage(before);
  return { p50Ms: median(took), cpuUs: (user + system) / times };
}

function obey(order: Order): Promise<unknown> {
  switch (order.order) {
    case "start":
      return start();
    case "run":
      return run(order.times);
    case "submit":
      return submit(order.number);
    case "end":
      return process.exit();
  }
}

const reply = (words: Reply) => process.send?.(words);
process.on("message", (order: Order) => {
  obey(order).then(
    (result) => reply({ result }),
    (fault: unknown) => reply({ fault: String(fault) }),
  );
});
// The bench has ended, in whatever way: nothing may stay behind.
process.on("disconnect", () => process.exit());
reply({ result: "ready" });
