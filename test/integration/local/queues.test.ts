import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFauxqs } from "fauxqs";
import { expect, inject, it, onTestFinished } from "vitest";
import { ensureQueues } from "../../../infra/local/queues/queues.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { resolver } from "../../../infra/local/template/resolve.ts";

it("a message that the process before left in a queue is still there after the next start", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "cqp-queues-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const assembly = await loadAssembly(inject("assembly"));
  const start = async () => {
    const server = await startFauxqs({ port: 0, logger: false, dataDir });
    return { server, queues: await ensureQueues(assembly, resolver(assembly, new Map()), server) };
  };

  const first = await start();
  const [name = ""] = first.queues.keys();
  first.server.sendMessage(name, "left behind");
  await first.server.stop();

  const second = await start();
  expect([...second.queues.keys()]).toEqual([...first.queues.keys()]);
  expect(second.server.inspectQueue(name)?.messages.ready).toHaveLength(1);
  await second.server.stop();
});
