import type { IncomingMessage } from "node:http";
import type { Listening } from "../listen.ts";
import { bucketFaults } from "./bucket-faults.ts";
import { busFaults } from "./bus-faults.ts";
import { databaseFaults } from "./database-faults.ts";
import { type FaultyService, openFaultDoor } from "./fault-door.ts";
import type { FaultKind } from "./fault-kind.ts";
import type { Faults } from "./faults.ts";
import { functionFaults } from "./function-faults.ts";
import { mailerFaults } from "./mailer-faults.ts";
import { queueFaults } from "./queue-faults.ts";

/** Every kind of fault that a stack can meet. */
export const faultKinds: readonly FaultKind[] = [
  ...databaseFaults,
  ...mailerFaults,
  ...busFaults,
  ...bucketFaults,
  ...queueFaults,
  ...functionFaults,
];

/** The operation that a header names after a service's version. */
const targeted = ({ headers }: IncomingMessage) => String(headers["x-amz-target"] ?? "").split(".")[1];

/** How the calls to each service are read, and what they meet. */
const services = {
  database: { kinds: databaseFaults, operationOf: targeted },
  bus: { kinds: busFaults, operationOf: targeted },
  mailer: {
    kinds: mailerFaults,
    operationOf: ({ method }, body) =>
      method === "POST" ? (new URLSearchParams(body).get("Action") ?? undefined) : undefined,
  },
  // Forms and links that people were given are their own: a function signs in a header.
  bucket: {
    kinds: bucketFaults,
    unread: true,
    operationOf: ({ method, url, headers }) => {
      if (headers.authorization === undefined) return undefined;
      return method === "POST" && /[?&]delete\b/.test(url ?? "") ? "DeleteObjects" : method;
    },
  },
} satisfies Record<string, Omit<FaultyService, "upstream" | "port">>;

/** Opens the door in front of one of the services. */
export function openDoorTo(
  service: keyof typeof services,
  at: Pick<FaultyService, "upstream" | "port" | "now">,
  faults: Faults,
): Promise<Listening> {
  return openFaultDoor({ ...services[service], ...at }, faults);
}
