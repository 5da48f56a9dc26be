import { createServer } from "node:http";
import { closeServer, listen } from "#infra/local/listen.ts";

/** Something that listens on this machine. */
export interface Engine {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** A table that says yes to every write at once: what is left is the handler's own cost. */
export async function startStubEngine(): Promise<Engine> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, {
        "content-type": "application/x-amz-json-1.0",
        "content-length": 2,
      });
      response.end("{}");
    });
  });
  // The others take their turns meanwhile: no connection may be given up between two blocks.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, { variable: "any", port: 0 });
  return { endpoint: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}
