import { beforeAll } from "vitest";
import { actOnBatch } from "../../functions/deadlines/act-on-batch.ts";
import { handOverDue } from "../../functions/deadlines/hand-over.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { loadWatermark, saveWatermark } from "../../shared/store/deadline-runs.ts";
import { runtimeOn } from "./clock.ts";
import { useDatabase } from "./database.ts";
import { useLocalStack } from "./local-stack.ts";

/** Days that the run of a day looks back: the first reminder of a deadline comes less long before the last. */
const daysLookedBack = 200;

/** Spares the years before a day, one query at a time, in which nothing was due. */
async function passOver(day: string): Promise<void> {
  const mark = await loadWatermark();
  if (mark === undefined || mark < day) await saveWatermark(day);
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
      await passOver(addDays(day, -daysLookedBack));
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
