/** What the laptop cloud and the worker thread of a function say to each other. */
export interface WorkerStart {
  readonly name: string;
  readonly directory: string;
  readonly handler: string;
}
export interface Question {
  readonly id: string;
  readonly event: unknown;
  /** When the function's time is up, in milliseconds since 1970. */
  readonly deadline: number;
}
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}
export type Answer =
  | { readonly ready: true }
  | { readonly alive: true }
  | { readonly broken: Fault }
  | { readonly id: string; readonly json: string }
  | { readonly id: string; readonly fault: Fault };
