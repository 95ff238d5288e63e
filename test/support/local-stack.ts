import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "../../infra/local/stack.ts";
import { dropOwnTables, tablePrefix } from "./own-tables.ts";
import { workerPorts, workerSandboxes } from "./worker.ts";

/** What a file of tests wants otherwise than as usual. */
type Wishes = Pick<LocalStackOptions, "redeliverAfter" | "database">;

/** Starts the system on a folder of data; one at a time in a worker. */
export async function startStackOn(dataDir: string, wishes: Wishes = {}): Promise<LocalStack> {
  return startLocalStack({
    assembly: inject("assembly"),
    dataDir,
    ports: await workerPorts(),
    sandboxes: workerSandboxes(),
    tablePrefix: tablePrefix(),
    ...wishes,
  });
}

/** The system on data of its own, for the tests of one file. */
export function useLocalStack(wishes: () => Wishes = () => ({})): () => LocalStack {
  let dataDir = "";
  let stack: LocalStack | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cqp-stack-"));
    stack = await startStackOn(dataDir, wishes());
  });
  afterAll(async () => {
    await stack?.stop();
    if (stack !== undefined) await dropOwnTables(stack.database.tables);
    await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (stack === undefined) throw new Error("the stack did not start");
    return stack;
  };
}
