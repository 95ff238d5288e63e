import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The address that everything local listens on. */
export const host = "127.0.0.1";

/**
 * Milliseconds that an idle connection stays open: longer than clients keep theirs. Where both close at the same time,
 * the next request of the client is reset.
 */
export const keepAliveTimeout = 10 * 60_000;

/** A port that something else holds. */
export class PortTakenError extends Error {
  readonly port: number;
  readonly purpose: string;

  constructor(port: number, purpose: string) {
    super(`port ${port}, wanted for ${purpose}, is taken`);
    this.name = "PortTakenError";
    this.port = port;
    this.purpose = purpose;
  }
}

/** Tells a taken port from other faults of a listener. */
export function portFault(error: unknown, port: number, purpose: string): unknown {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return taken ? new PortTakenError(port, purpose) : error;
}

/** A server that listens, where, and how to close it at once. */
export interface Listening {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Listens on a port, 0 for a free one. @throws PortTakenError */
export function listen(handler: RequestListener, port: number, purpose: string): Promise<Listening> {
  const server = createServer(handler);
  server.keepAliveTimeout = keepAliveTimeout;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portFault(error, port, purpose)));
    server.listen(port, host, () => resolve(listening(server)));
  });
}

function listening(server: Server): Listening {
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const { port, close } = await listen(() => undefined, 0, "a free port");
  await close();
  return port;
}
