import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/stack.ts";

/** The system on free ports and data of its own, for the tests of one file. */
export function useLocalStack(): () => LocalStack {
  let dataDir = "";
  let stack: LocalStack | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cqp-stack-"));
    stack = await startLocalStack({
      assembly: inject("assembly"),
      dataDir,
      ports: { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 },
    });
  });
  afterAll(async () => {
    await stack?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (stack === undefined) throw new Error("the stack did not start");
    return stack;
  };
}
