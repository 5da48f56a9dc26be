/** What the bench asks of a process that holds one handler. */
export type Order =
  | { readonly order: "start" }
  | { readonly order: "run"; readonly times: number }
  | { readonly order: "submit"; readonly number: number }
  | { readonly order: "end" };

/** Loading the bundle and answering its first request, in a fresh process. */
export interface ColdStart {
  readonly initMs: number;
  readonly firstMs: number;
  /** Resident memory after the first request. */
  readonly rssMb: number;
}

/** A block of requests, one after the other. */
export interface WarmBlock {
  readonly p50Ms: number;
  /** User and system time a request, in microseconds. */
  readonly cpuUs: number;
}

export interface Reply {
  readonly result?: unknown;
  readonly fault?: string;
}
