import { createServer } from "node:net";
import { openSandboxes, type Sandboxes } from "../../infra/local/functions/sandboxes.ts";
import { host, listen } from "../../infra/local/listen.ts";
import type { Ports } from "../../infra/local/stack.ts";

/** Where each worker of the test runner looks for ports: below those that the system gives to any process. */
const [firstPort, portsApart] = [12_000, 10];
const parts = ["api", "s3", "mail", "identity", "clock", "space", "database", "services", "bus"] as const;

let ports: Promise<Required<Ports>> | undefined;
let sandboxes: Sandboxes | undefined;

/** The same ports for each file that a worker runs: addresses that functions were loaded with stay right. */
export function workerPorts(): Promise<Required<Ports>> {
  ports ??= freePorts();
  return ports;
}

/** Functions stay loaded from file to file: loading them costs more than the journeys themselves. */
export function workerSandboxes(): Sandboxes {
  sandboxes ??= openSandboxes(600_000);
  return sandboxes;
}

async function freePorts(): Promise<Required<Ports>> {
  const rank = Number(process.env["VITEST_POOL_ID"] ?? 0);
  for (let first = firstPort + rank * portsApart; first < 30_000; first += 50 * portsApart) {
    const wanted = parts.map((part, index) => [part, first + index] as const);
    if (!(await claims(first + parts.length))) continue;
    const held = await Promise.allSettled(wanted.map(([part, port]) => listen(() => undefined, port, part)));
    for (const one of held) if (one.status === "fulfilled") await one.value.close();
    if (held.every(({ status }) => status === "fulfilled"))
      return Object.fromEntries(wanted) as Required<Ports>;
  }
  throw new Error("no free ports for the tests");
}

/** Takes a port for as long as this worker lives: tests of another checkout then leave those before it alone. */
function claims(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const sign = createServer().unref();
    sign.once("error", () => resolve(false));
    sign.listen(port, host, () => resolve(true));
  });
}
