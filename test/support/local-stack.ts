import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { refusedWords } from "../../infra/local/permissions/guard.ts";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "../../infra/local/stack.ts";
import { dropOwnTables, tablePrefix } from "./own-tables.ts";
import { workerPorts, workerSandboxes } from "./worker.ts";

/** What a file of tests wants otherwise than as usual. */
type Wishes = Pick<LocalStackOptions, "redeliverAfter" | "database">;

/**
 * Starts the system on a folder of data; one at a time in a worker. When it stops, no function may have been refused an
 * access by its role.
 */
export async function startStackOn(dataDir: string, wishes: Wishes = {}): Promise<LocalStack> {
  const stack = await startLocalStack({
    assembly: inject("assembly"),
    dataDir,
    ports: await workerPorts(),
    sandboxes: workerSandboxes(),
    tablePrefix: tablePrefix(),
    ...wishes,
  });
  return {
    ...stack,
    async stop() {
      await stack.stop();
      expect(await accessesRefused(join(dataDir, "logs"))).toEqual([]);
    },
  };
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

/** What functions were refused by their roles, as their logs tell; a handler may have answered it as any other error. */
async function accessesRefused(folder: string): Promise<string[]> {
  const logs = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")));
  const told = new RegExp(`^\\S+ ${refusedWords}.*`, "gm");
  return [...new Set(logs.flatMap((log) => log.match(told) ?? []))];
}
