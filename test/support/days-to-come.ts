import { beforeAll } from "vitest";
import { actOnBatch } from "../../functions/deadlines/act-on-batch.ts";
import { handOverDue } from "../../functions/deadlines/hand-over.ts";
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
  const stack = useLocalStack();
  beforeAll(() => useDatabase(stack().database));
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
