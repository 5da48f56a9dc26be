import { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { Answer, Question, WorkerStart } from "./function-messages.ts";

/** The inside of a worker thread: what the Lambda runtime is to a bundle. */
const { name, directory, handler: place }: WorkerStart = workerData;
type Handler = (event: unknown, context: object) => unknown;

const tell = (answer: Answer) => parentPort?.postMessage(answer);
const faultOf = (fault: unknown) =>
  fault instanceof Error
    ? {
        name: fault.name,
        message: fault.message,
        ...(fault.stack !== undefined && { stack: fault.stack }),
      }
    : { name: "Error", message: String(fault) };

function load(): Handler {
  const [file = "index", exported = "handler"] = place.split(".");
  const bundle: Record<string, unknown> = createRequire(import.meta.url)(
    join(directory, `${file}.cjs`),
  );
  const handler = bundle[exported];
  if (typeof handler !== "function") throw new Error(`${name} exports no function ${exported}`);
  return (event, context) => handler(event, context);
}

const contextOf = ({ id, deadline }: Question) => ({
  awsRequestId: id,
  functionName: name,
  functionVersion: "$LATEST",
  invokedFunctionArn: `arn:aws:lambda:eu-west-2:000000000000:function:${name}`,
  memoryLimitInMB: "512",
  logGroupName: name,
  logStreamName: "laptop",
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

async function answer(handler: Handler, question: Question): Promise<void> {
  try {
    const result = await handler(question.event, contextOf(question));
    // Lambda hands on JSON, so what JSON drops is dropped here too.
    tell({ id: question.id, json: JSON.stringify(result) ?? "null" });
  } catch (fault) {
    tell({ id: question.id, fault: faultOf(fault) });
  }
}

try {
  const handler = load();
  parentPort?.on("message", (question: Question | "alive?") => {
    if (question === "alive?") tell({ alive: true });
    else void answer(handler, question);
  });
  tell({ ready: true });
} catch (fault) {
  tell({ broken: faultOf(fault) });
}
