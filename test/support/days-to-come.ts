import { paginateScan } from "@aws-sdk/client-dynamodb";
import { beforeAll } from "vitest";
import { actOnBatch } from "../../functions/deadlines/act-on-batch.ts";
import { handOverDue } from "../../functions/deadlines/hand-over.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { loadWatermark, saveWatermark } from "../../shared/store/deadline-runs.ts";
import { deadlineEntity, deadlinesAmong } from "../../shared/store/deadlines.ts";
import { fromAttributes, type StoredItem } from "../../shared/store/item.ts";
import { table } from "../../shared/store/table.ts";
import { runtimeOn } from "./clock.ts";
import { useDatabase } from "./database.ts";
import { useLocalStack } from "./local-stack.ts";

/** Days that the run of a day looks back at most: the first reminder of a deadline comes less long before the last. */
const daysLookedBack = 200;

/** The days on which a deadline is due, in order. */
async function dueDays(): Promise<string[]> {
  const { client, name } = table();
  const items: StoredItem[] = [];
  const ofDeadlines = {
    FilterExpression: "#entity = :entity",
    ExpressionAttributeNames: { "#entity": "entity" },
    ExpressionAttributeValues: { ":entity": { S: deadlineEntity.name } },
  };
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name, ...ofDeadlines }))
    items.push(...Items.map(fromAttributes));
  const running = deadlinesAmong(items).filter(({ state }) => state === "running");
  return running.flatMap(({ nextDay }) => nextDay ?? []).sort();
}

/** Spares the days before a day on which nothing is due: a run asks for each, in each shard. */
async function passOver(day: string): Promise<void> {
  const earliest = addDays(day, -daysLookedBack);
  const from = (await dueDays()).find((due) => due >= earliest && due < day) ?? day;
  const mark = await loadWatermark();
  if (mark === undefined || mark < from) await saveWatermark(from);
}

/** The system, and this very process on its database, which plays the daily runs of days to come. */
export function useDaysToCome(): {
  stack: () => LocalStack;
  /** The daily run of a day, with what its workers do. */
  runOn: (day: string) => Promise<unknown>;
  /** Subjects of the mails to an address, in order, once nothing is under way. */
  mailsTo: (address: string) => Promise<string[]>;
} {
  const stack = useLocalStack();
  beforeAll(() => useDatabase(stack().database));
  return {
    stack,
    async runOn(day) {
      const runtime = runtimeOn(day);
      await passOver(day);
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
