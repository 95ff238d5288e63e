import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { refusedWords } from "../../infra/local/permissions/guard.ts";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "../../infra/local/stack.ts";
import { compareAnswers } from "./described-answers.ts";
import { type Following, followLocations } from "./follow-locations.ts";
import { dropOwnTables, tablePrefix } from "./own-tables.ts";
import { workerPorts, workerSandboxes } from "./worker.ts";

/** What a file of tests wants otherwise than as usual. */
type Wishes = Pick<
  LocalStackOptions,
  "redeliverAfter" | "retryStreamEvery" | "database" | "requestRateFactor" | "faults"
> & {
  /** Workers fail, on purpose. */
  failing?: boolean;
  /** The online space is served too, and mails lead to it. */
  withSpace?: boolean;
  /** The operator's page is served too. */
  withOperator?: boolean;
};

/** A system whose functions' logs can be read. */
interface ReadStack extends LocalStack {
  /** All that its functions logged so far, a text for each. */
  logs(): Promise<string[]>;
}

/**
 * Starts the system on a folder of data; one at a time in a worker. When it stops, no function may have been refused an
 * access by its role, and no worker have failed; and each of its answers that was met is as the API's description says.
 */
export async function startStackOn(
  dataDir: string,
  { failing = false, withSpace = false, withOperator = false, ...wishes }: Wishes = {},
): Promise<ReadStack> {
  const { space, ...ports } = await workerPorts();
  const stack = await startLocalStack({
    assembly: inject("assembly"),
    dataDir,
    ports: { ...ports, ...(withSpace ? { space } : {}), ...(withOperator ? { operator: 0 } : {}) },
    sandboxes: workerSandboxes(),
    tablePrefix: tablePrefix(),
    // A few accounts play what many do in days.
    requestRateFactor: 1000,
    ...wishes,
  });
  const describing = compareAnswers(new URL(stack.urls.api).origin);
  const logs = () => readLogs(join(dataDir, "logs"));
  return {
    ...stack,
    logs,
    async stop() {
      describing.end();
      await stack.stop();
      expect(describing.faults).toEqual([]);
      const logged = await logs();
      expect(told(logged, new RegExp(`^\\S+ ${refusedWords}.*`, "gm"))).toEqual([]);
      if (!failing) expect(failedAgain(logged)).toEqual([]);
    },
  };
}

/**
 * The system on data of its own, for the tests of one file. Every 201 has a `Location` that answers; those of a file that
 * counts calls to its database are left alone.
 */
export function useLocalStack(wishes: () => Wishes = () => ({})): () => ReadStack {
  let dataDir = "";
  let stack: ReadStack | undefined;
  let following: Following | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cqp-stack-"));
    const wished = wishes();
    stack = await startStackOn(dataDir, wished);
    following = wished.database === undefined ? followLocations() : undefined;
  });
  afterAll(async () => {
    following?.end();
    try {
      await stack?.stop();
      expect(following?.faults ?? []).toEqual([]);
    } finally {
      // Even then: the other files of this worker begin with nothing.
      if (stack !== undefined) await dropOwnTables(stack.database.tables);
      await rm(dataDir, { recursive: true, force: true });
    }
  });
  return () => {
    if (stack === undefined) throw new Error("the stack did not start");
    return stack;
  };
}

/** All that functions logged; a handler may have answered what it was refused as any other error. */
async function readLogs(folder: string): Promise<string[]> {
  return Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")));
}

/** The lines of logs that tell something, each once. */
function told(logs: readonly string[], line: RegExp): string[] {
  return [...new Set(logs.flatMap((log) => log.match(line) ?? []))];
}

/** Times that a worker may fail in the same way: it waits so for what another is writing. */
const mostFailures = 3;

/** What workers fail at whenever they are given it: nothing is lost, and the test would merely take long. */
function failedAgain(logs: readonly string[]): string[] {
  const failures = told(logs, /^.*"message not processed".*$/gm).map((line) => {
    const { service, error } = JSON.parse(line) as { service: string; error: { message: string } };
    return `${service}: ${error.message}`;
  });
  return [...Map.groupBy(failures, (failure) => failure)].flatMap(([failure, { length }]) =>
    length > mostFailures ? [failure] : [],
  );
}
