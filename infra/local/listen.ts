import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** Only this machine may talk to the laptop cloud. */
export const loopback = "127.0.0.1";

/** A port asked for by an environment variable, so that its name can stand in the error. */
export interface WantedPort {
  readonly variable: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** A start that cannot go on for a reason a person can put right: shown without a stack trace. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}

/** Listens on the loopback address and tells the port, or fails naming the variable to change. */
export async function listen(server: Server, { variable, port }: WantedPort): Promise<number> {
  if (port !== 0 && (await someoneAnswers(port))) throw taken(variable, port);
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", (fault: NodeJS.ErrnoException) =>
      reject(
        fault.code === "EADDRINUSE" || fault.code === "EACCES" ? taken(variable, port) : fault,
      ),
    );
    server.listen(port, loopback, () => {
      const bound = server.address();
      if (bound !== null && typeof bound === "object") resolve(bound);
      else reject(new Error("The server has no port"));
    });
  });
  return address.port;
}

/** Ends a server at once: open keep-alive connections are cut, so that it does not wait for them. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const taken = (variable: string, port: number) =>
  new StartFailure(
    `Port ${port} is taken by another program (perhaps this one, started twice). ` +
      `Stop that program, or choose another port: ${variable}=${port + 100} npm start`,
  );

/**
 * Asked before binding, because some systems let a second program bind 127.0.0.1 while the first
 * holds every address: the browser would then see the wrong one.
 */
async function someoneAnswers(port: number): Promise<boolean> {
  const answers = await Promise.all([loopback, "::1"].map((host) => answersAt(host, port)));
  return answers.includes(true);
}

const answersAt = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
