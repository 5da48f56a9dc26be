import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { FunctionLog } from "./function-log.ts";
import type { Answer, Fault, Question, WorkerStart } from "./function-messages.ts";
import type { PlannedFunction } from "./plan.ts";

/** The function did not answer in its time. */
export class FunctionTimeout extends Error {
  override readonly name = "FunctionTimeout";
}
/** The function threw, or its thread ended. */
export class FunctionFailure extends Error {
  override readonly name = "FunctionFailure";
}

export interface FunctionHost {
  readonly name: string;
  /** Gives the function an event; its answer, as JSON reads it. Throws one of the two above. */
  invoke(event: unknown): Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

const longestPause = 5_000;
const livenessMs = 1_000;

/** Loads a function's bundle in a thread with an environment of its own, and keeps it running. */
export async function hostFunction(
  planned: PlannedFunction,
  {
    environment,
    log,
  }: { readonly environment: Readonly<Record<string, string>>; readonly log: FunctionLog },
): Promise<FunctionHost> {
  const thread = new FunctionThread(planned, environment, log);
  await thread.start().catch(async (fault: unknown) => {
    await thread.close();
    throw fault;
  });
  return {
    name: planned.name,
    invoke: (event) => thread.invoke(event),
    close: () => thread.close(),
  };
}

class FunctionThread {
  readonly #planned: PlannedFunction;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #log: FunctionLog;
  readonly #waiting = new Map<string, Waiting>();
  #worker: Worker | undefined;
  #running: Promise<Worker> | undefined;
  #onAlive: (() => void) | undefined;
  #crashes = 0;
  #closed = false;

  constructor(
    planned: PlannedFunction,
    environment: Readonly<Record<string, string>>,
    log: FunctionLog,
  ) {
    this.#planned = planned;
    this.#environment = environment;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#running = this.#load();
    await this.#running;
  }

  async invoke(event: unknown): Promise<unknown> {
    const started = Date.now();
    const worker = await this.#running?.catch(() => undefined);
    if (!worker) throw new FunctionFailure(`${this.#planned.name} is not running`);
    const question: Question = {
      id: randomUUID(),
      event,
      deadline: started + this.#planned.timeoutSeconds * 1000,
    };
    const answer = await this.#ask(worker, question);
    this.#crashes = 0;
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #ask(worker: Worker, question: Question): Promise<unknown> {
    const { name, timeoutSeconds } = this.#planned;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting
          .get(question.id)
          ?.reject(new FunctionTimeout(`${name} did not answer within ${timeoutSeconds} s`));
        void this.#endIfStuck(worker);
      }, question.deadline - Date.now());
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(question.id);
      };
      this.#waiting.set(question.id, {
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (fault) => {
          done();
          reject(fault);
        },
      });
      worker.postMessage(question);
    });
  }

  #load(): Promise<Worker> {
    const { name, directory, handler } = this.#planned;
    const start: WorkerStart = { name, directory, handler };
    const worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
      workerData: start,
      env: { ...this.#environment, AWS_LAMBDA_FUNCTION_NAME: name, LAMBDA_TASK_ROOT: directory },
      stdout: true,
      stderr: true,
      name,
    });
    this.#worker = worker;
    this.#log.follow(worker.stdout);
    this.#log.follow(worker.stderr);
    return new Promise((resolve, reject) => {
      worker.on("message", (answer: Answer) => {
        if ("ready" in answer) resolve(worker);
        else if ("broken" in answer) {
          reject(this.#failure("cannot be loaded", answer.broken));
          void worker.terminate();
        } else this.#take(answer);
      });
      worker.on("error", (fault) => this.#say(`${name} crashed: ${fault.stack ?? fault.message}`));
      worker.on("exit", () => {
        const ended = new FunctionFailure(`${name} ended`);
        reject(ended);
        for (const { reject: refuse } of this.#waiting.values()) refuse(ended);
        if (!this.#closed) this.#restart();
      });
    });
  }

  #take(answer: Exclude<Answer, { ready: true } | { broken: Fault }>): void {
    if ("alive" in answer) return this.#onAlive?.();
    const waiting = this.#waiting.get(answer.id);
    if ("json" in answer) waiting?.resolve(JSON.parse(answer.json));
    else waiting?.reject(this.#failure("failed", answer.fault));
  }

  #failure(what: string, { name, message, stack }: Fault): FunctionFailure {
    const words = `${this.#planned.name} ${what}: ${name}: ${message}`;
    this.#say(stack === undefined ? words : `${words}\n${stack}`);
    return new FunctionFailure(words);
  }

  #say(message: string): void {
    this.#log.note(JSON.stringify({ level: "error", function: this.#planned.name, message }));
  }

  /** As Lambda does, a crashed environment is made anew: the longer it goes on, the slower. */
  #restart(): void {
    this.#crashes += 1;
    const wait = Math.min(50 * 2 ** this.#crashes, longestPause);
    this.#running = pause(wait, undefined, { ref: false }).then(() => {
      if (this.#closed) throw new FunctionFailure(`${this.#planned.name} was ended`);
      return this.#load();
    });
    this.#running.catch(() => undefined);
  }

  /** A thread that is late may only be waiting; one that cannot even say so is in an endless loop. */
  async #endIfStuck(worker: Worker): Promise<void> {
    const alive = new Promise<boolean>((resolve) => {
      this.#onAlive = () => resolve(true);
    });
    worker.postMessage("alive?");
    const answered = await Promise.race([alive, pause(livenessMs, false, { ref: false })]);
    if (!answered) await worker.terminate();
  }
}
