import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { basename, dirname } from "node:path";
import type { Contender } from "./contenders.ts";
import type { ColdStart, Order, Reply, WarmBlock } from "./invoker-messages.ts";

/** No order takes this long unless something hangs. */
const patienceMs = 60_000;

/** One fresh process with one handler in it. */
export interface LambdaProcess {
  start(): Promise<ColdStart>;
  run(times: number): Promise<WarmBlock>;
  /** Submits incident `number` and gives the body of the answer. */
  submit(number: number): Promise<string>;
  /** Ends the process, and gives all it wrote to its log. */
  end(): Promise<string>;
}

const alive = new Set<ChildProcess>();

/** Ends at once whatever still runs after a fault: it would keep this process alive too. */
export function endAllProcesses(): void {
  for (const child of alive) child.kill("SIGKILL");
}

/** The last core is the handlers' own where there are two; engines and the rest take another. */
const pinned: readonly string[] = (() => {
  const last = String(availableParallelism() - 1);
  const works = last !== "0" && spawnSync("taskset", ["-c", last, "true"]).status === 0;
  return works ? ["taskset", "-c", last] : [];
})();

/** What Lambda puts into the environment, and what the function is given besides. */
const environmentOf = ({ bundle, environment }: Contender, endpoint: string) => ({
  ...environment,
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  TZ: ":UTC",
  LAMBDA_TASK_ROOT: dirname(bundle),
  _HANDLER: `${basename(bundle).split(".")[0]}.handler`,
  _X_AMZN_TRACE_ID: "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_NAME: "bench",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
  AWS_REGION: "eu-west-2",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_SESSION_TOKEN: "local",
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
});

/** A process that has not yet loaded its bundle; `endpoint` is where it finds the table. */
export async function lambdaProcess(
  invoker: string,
  contender: Contender,
  endpoint: string,
): Promise<LambdaProcess> {
  const [command, ...words] = [...pinned, process.execPath, invoker, contender.bundle];
  const child = spawn(command, words, {
    env: environmentOf(contender, endpoint),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => log.push(text));
  }
  const ask = async <Result>(order?: Order): Promise<Result> => {
    const { result, fault } = await replyOf<Result>(child, order);
    if (result !== undefined) return result;
    child.kill("SIGKILL");
    throw new Error(`${contender.name}: ${fault}\n${log.join("").slice(-2000)}`);
  };
  await ask();
  return {
    start: () => ask({ order: "start" }),
    run: (times) => ask({ order: "run", times }),
    submit: (number) => ask({ order: "submit", number }),
    end: async () => {
      // "close" comes after the last of its log, "exit" may come before.
      const closed = once(child, "close");
      child.send({ order: "end" } satisfies Order);
      await closed;
      return log.join("");
    },
  };
}

/** The next thing a process says, after an order if there is one; its end and silence are faults. */
function replyOf<Result>(child: ChildProcess, order?: Order) {
  type Heard = Reply & { readonly result?: Result };
  return new Promise<Heard>((resolve) => {
    const hear = (heard: Heard) => {
      clearTimeout(patience);
      child.off("message", hear).off("error", broken).off("close", ended);
      resolve(heard);
    };
    const broken = (fault: Error) => hear({ fault: fault.message });
    const ended = (code: number | null) => hear({ fault: `ended with ${code}` });
    const patience = setTimeout(() => hear({ fault: "did not answer" }), patienceMs);
    child.on("message", hear).on("error", broken).on("close", ended);
    if (order) child.send(order);
  });
}
