import { createServer, type IncomingMessage, request as open } from "node:http";
import { buffer } from "node:stream/consumers";
import { closeServer, listen } from "#infra/local/listen.ts";

/** Asked before a call is passed on, and before its answer is: `true` lets nothing through. */
export type Gate = (moment: "before" | "after") => boolean;

export interface Passed {
  readonly status: number;
  readonly type: string;
  readonly words: Buffer;
}

/** Passes a request with its body on to `engine`, and its answer back. */
export const passOn = async (
  engine: string,
  { headers, url = "/" }: IncomingMessage,
  body: Buffer,
): Promise<Passed> => {
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    open(new URL(url, engine), { method: "POST", headers, agent: false }, resolve)
      .once("error", reject)
      .end(body);
  });
  return {
    status: answered.statusCode ?? 0,
    type: String(answered.headers["content-type"]),
    words: await buffer(answered),
  };
};

/** What a proxy answers; undefined if it never does. */
type Answer = (incoming: IncomingMessage, body: Buffer) => Promise<Passed | undefined>;

/** Listens, and answers each request as `answer` says. */
export async function startAnswering(answer: Answer) {
  const server = createServer((incoming, response) => {
    buffer(incoming)
      .then((body) => answer(incoming, body))
      .then((passed) => {
        if (passed)
          response.writeHead(passed.status, { "content-type": passed.type }).end(passed.words);
      })
      // Whoever asked is gone, or the engine is: the line is cut.
      .catch(() => response.destroy());
  });
  const port = await listen(server, { variable: "any", port: 0 });
  return { endpoint: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

/** Passes every call on to `engine` for as long as the gate lets it. */
export const startGatedProxy = (engine: string, gate: Gate) =>
  startAnswering(async (incoming, body) => {
    if (gate("before")) return undefined;
    const passed = await passOn(engine, incoming, body);
    return gate("after") ? undefined : passed;
  });
