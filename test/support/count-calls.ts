import { mkdtemp, rm } from "node:fs/promises";
import { request as forward } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { type Listening, listen } from "../../infra/local/listen.ts";
import { workerPorts } from "./worker.ts";

/** A database that tells which operations are called, in their order. */
export interface CountedDatabase {
  /** Where the functions of a stack find it. */
  url(): string;
  /** The operations that are called while something is done. */
  callsDuring(act: () => Promise<unknown>): Promise<string[]>;
  /** Every operation that was ever called. */
  everCalled(): ReadonlySet<string>;
}

/**
 * A database behind a counter, for the tests of one file. Used before `useLocalStack`: the functions then call it through
 * the counter, where they are used to find it.
 */
export function useCountedDatabase(): CountedDatabase {
  let folder = "";
  let database: EmbeddedDynamoDb;
  let counter: Listening;
  let calls: string[] = [];
  const operations = new Set<string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-count-"));
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"));
    const target = new URL(database.endpoint);
    counter = await listen(
      (incoming, outgoing) => {
        const [service, operation = ""] = String(incoming.headers["x-amz-target"]).split(".");
        if (service === "DynamoDB_20120810") {
          calls.push(operation);
          operations.add(operation);
        }
        const { method, url, headers } = incoming;
        const passed = forward(
          { host: target.hostname, port: target.port, method, path: url, headers },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          },
        );
        passed.on("error", () => outgoing.destroy());
        incoming.pipe(passed);
      },
      (await workerPorts()).database,
      "a counter",
    );
  });

  afterAll(async () => {
    await counter.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    url: () => counter.url,
    async callsDuring(act) {
      calls = [];
      await act();
      return [...calls];
    },
    everCalled: () => operations,
  };
}
