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
  /** What its clock shows, milliseconds, by which it counts calls within a time and dates refusals; this machine's unless told. */
  now?: () => number;
}

/** Opens a door in front of an embedded service: it passes calls on, and some of them meet a fault. */
export function openFaultDoor(service: FaultyService, faults: Faults): Promise<Listening> {
  const { hostname, port } = new URL(service.upstream);
  const now = service.now ?? (() => Date.now());
  /** When calls were taken that a bound counts, by the name of its kind. */
  const taken = new Map<string, number[]>();
  const fateOf = (call: Call): Fate | undefined => {
    const kinds = service.kinds.filter(({ on }) => on.includes(call.operation));
    const at = now();
    for (const kind of kinds) {
      const { name, bound } = kind;
      const draw = faults.strike(kind);
      if (draw !== undefined) return kind.meet(call, draw);
      if (bound === undefined) continue;
      const within = (taken.get(name) ?? []).filter((one) => one > at - bound.seconds * 1000);
      taken.set(name, within);
      if (faults.exceeds(kind, within.length)) return kind.meet(call, 0);
    }
    return undefined;
  };
  const count = ({ operation }: Call) => {
    for (const { name, bound, on } of service.kinds)
      if (bound !== undefined && on.includes(operation)) taken.set(name, [...(taken.get(name) ?? []), now()]);
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = service.unread === true ? "" : await text(incoming);
    const operation = service.operationOf(incoming, body);
    const fate = operation === undefined ? undefined : fateOf({ operation, body });
    if (fate !== undefined && "refused" in fate) {
      const { status, type, body: refusal } = fate.refused;
      incoming.resume();
      // Node's own date is the machine's: the SDK would put its clock back by the days that the stack's was moved, and sign so.
      const date = new Date(now()).toUTCString();
      outgoing.writeHead(status, { "content-type": type, date }).end(refusal);
      return;
    }
    if (fate !== undefined && "lost" in fate && fate.lost === "before") {
      incoming.socket.destroy();
      return;
    }
    if (operation !== undefined) count({ operation, body });
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
