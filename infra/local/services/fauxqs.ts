import { Server } from "node:net";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { host } from "../listen.ts";

/**
 * Starts the embedded SQS and object store, on this machine's own address alone: fauxqs listens on all of them,
 * takes no other, and believes any signature, so that it would give evidence to the whole network.
 */
export async function startEmbeddedServices(
  options: NonNullable<Parameters<typeof startFauxqs>[0]>,
): Promise<FauxqsServer> {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: Server, ...given: unknown[]) {
    const [first, ...rest] = given;
    const kept = typeof first === "object" && first !== null && "port" in first ? { ...first, host } : first;
    return Reflect.apply(listen, this, [kept, ...rest]);
  } as typeof listen;
  try {
    return await startFauxqs(options);
  } finally {
    Server.prototype.listen = listen;
  }
}
