import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Listening, listen } from "../listen.ts";
import type { Call, CallFault, Fate } from "./fault-kind.ts";
import type { Faults } from "./faults.ts";

/** A service that a door stands in front of. */
export interface FaultyService {
  /** Where the embedded one answers. */
  upstream: string;
  port: number;
  /** Reads the operation of a request; undefined for what is none of a function's, as a page that a person looks at. */
  operationOf(request: IncomingMessage, body: string): string | undefined;
  /** Bodies are passed on as they come, unread. */
  unread?: true;
  kinds: readonly CallFault[];
}

/** Opens a door in front of an embedded service: it passes calls on, and some of them meet a fault. */
export function openFaultDoor(service: FaultyService, faults: Faults): Promise<Listening> {
  const { hostname, port } = new URL(service.upstream);
  const fateOf = (call: Call): Fate | undefined => {
    for (const kind of service.kinds) {
      if (!kind.on.includes(call.operation)) continue;
      const draw = faults.strike(kind);
      if (draw !== undefined) return kind.meet(call, draw);
    }
    return undefined;
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = service.unread === true ? "" : await text(incoming);
    const operation = service.operationOf(incoming, body);
    const fate = operation === undefined ? undefined : fateOf({ operation, body });
    if (fate !== undefined && "refused" in fate) {
      const { status, type, body: refusal } = fate.refused;
      incoming.resume();
      outgoing.writeHead(status, { "content-type": type }).end(refusal);
      return;
    }
    if (fate !== undefined && "lost" in fate && fate.lost === "before") {
      incoming.socket.destroy();
      return;
    }
    const changed = fate !== undefined && "asked" in fate ? fate : undefined;
    const asked = changed?.asked ?? body;
    const { "content-length": _, ...headers } = incoming.headers;
    const sent =
      service.unread === true
        ? incoming.headers
        : { ...headers, "content-length": String(Buffer.byteLength(asked)) };
    const { method, url } = incoming;
    const passed = forward({ host: hostname, port, method, path: url, headers: sent }, async (answer) => {
      if (fate !== undefined && "lost" in fate) {
        answer.resume();
        if (fate.lost === "after") answer.once("end", () => outgoing.destroy());
        return;
      }
      const status = answer.statusCode ?? 502;
      if (changed === undefined || status !== 200) {
        outgoing.writeHead(status, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      // Its sum and its length are those of another answer.
      const { "x-amz-crc32": _, "content-length": __, ...others } = answer.headers;
      outgoing.writeHead(status, others).end(changed.told(await text(answer)));
    });
    passed.on("error", () => outgoing.destroy());
    if (service.unread === true) incoming.pipe(passed);
    else passed.end(asked);
  };

  return listen(
    (incoming, outgoing) => void serve(incoming, outgoing).catch(() => outgoing.destroy()),
    service.port,
    "les défauts des services",
  );
}
