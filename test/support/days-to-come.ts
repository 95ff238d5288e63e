import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll } from "vitest";
import { actOnBatch } from "../../functions/deadlines/act-on-batch.ts";
import { handOverDue } from "../../functions/deadlines/hand-over.ts";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { runtimeOn } from "./clock.ts";
import { useLocalStack } from "./local-stack.ts";
import { useDatabase } from "./table.ts";

/** The system, and this very process on its database, which plays the daily runs of days to come. */
export function useDaysToCome(): {
  stack: () => LocalStack;
  /** The daily run of a day, with what its workers do. */
  runOn: (day: string) => Promise<unknown>;
  /** Subjects of the mails to an address, in order, once nothing is under way. */
  mailsTo: (address: string) => Promise<string[]>;
} {
  let folder = "";
  let database: EmbeddedDynamoDb;
  // Before the stack's own: it then uses this database.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-days-"));
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"));
    process.env["DYNAMODB_ENDPOINT"] = database.endpoint;
  });
  const stack = useLocalStack();
  beforeAll(async () => {
    const { TableNames } = await database.client.send(new ListTablesCommand({}));
    useDatabase(database.endpoint, TableNames?.[0] ?? "");
  });
  afterAll(async () => {
    Reflect.deleteProperty(process.env, "DYNAMODB_ENDPOINT");
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    stack,
    runOn(day) {
      const runtime = runtimeOn(day);
      return handOverDue(runtime, async (batches) => {
        for (const batch of batches) await actOnBatch(batch, runtime);
      });
    },
    async mailsTo(address) {
      await stack().settled();
      const mails = await stack().mailbox.mails();
      return mails
        .filter(({ destination }) => destination.to.some((to) => to.includes(address)))
        .map(({ subject }) => subject);
    },
  };
}
