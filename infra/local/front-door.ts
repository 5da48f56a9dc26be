import { createServer, type IncomingMessage } from "node:http";
import { FunctionTimeout } from "./function-host.ts";
import {
  gatewayAnswer,
  gatewayMessage,
  internalServerError,
  send,
  type WireAnswer,
} from "./gateway-answer.ts";
import { gatewayEvent, partsOf } from "./gateway-event.ts";
import type { FindRoute } from "./gateway-routes.ts";
import { closeServer, listen, type WantedPort } from "./listen.ts";

/** What the front door opens to, once everything behind it is ready. */
export interface Behind {
  readonly findRoute: FindRoute;
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
}

export interface FrontDoor {
  /** The address people use, without a slash at the end. */
  readonly baseUrl: string;
  open(behind: Behind): void;
  readonly close: () => Promise<void>;
}

/** The gateway's own limit for a body, in bytes. */
const longestBody = 10 * 1024 * 1024;
const notReady = gatewayMessage(503, "Service Unavailable", { "retry-after": "1" });

/** Takes the port at once, so that its address is known, and answers 503 until it is opened. */
export async function startFrontDoor(wanted: WantedPort): Promise<FrontDoor> {
  let behind: Behind | undefined;
  let port = wanted.port;
  const server = createServer({ maxHeaderSize: 10_240 }, (request, response) => {
    response.on("error", () => undefined);
    void answerTo(request, behind, port).then(
      (answer) => {
        if (answer.status === 413) response.setHeader("connection", "close");
        send(response, answer, request.method === "HEAD");
      },
      () => response.destroy(),
    );
  });
  port = await listen(server, wanted);
  return {
    baseUrl: `http://localhost:${port}`,
    open: (opened) => {
      behind = opened;
    },
    close: () => closeServer(server),
  };
}

/** Rejects only if the client went away, so that there is nobody to answer. */
async function answerTo(
  request: IncomingMessage,
  behind: Behind | undefined,
  port: number,
): Promise<WireAnswer> {
  const { method = "GET", url = "/", rawHeaders, socket } = request;
  const body = await readBody(request);
  if (!behind) return notReady;
  if (!body) return gatewayMessage(413, "Request Entity Too Large");
  const { path, query } = partsOf(url);
  if (!decodes(path) || !decodes(query)) return gatewayMessage(400, "Bad Request");
  const route = behind.findRoute(method, path);
  if (!route) return gatewayMessage(404, "Not Found");
  const wait = route.wait(performance.now());
  if (wait > 0) return gatewayMessage(429, "Too Many Requests", { "retry-after": String(wait) });
  const sourceIp = (socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, "");
  const event = gatewayEvent({ method, url, rawHeaders, body, sourceIp, port }, route);
  try {
    return gatewayAnswer(await behind.invoke(route.answeredBy, event));
  } catch (fault) {
    // What went wrong stands in the log; the one who asked is told as little as the gateway tells.
    return fault instanceof FunctionTimeout
      ? gatewayMessage(503, "Service Unavailable")
      : internalServerError;
  }
}

/** The whole body; undefined once it is longer than the gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > longestBody) {
      request.resume();
      return undefined;
    }
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
