import { putOnBus } from "../../shared/messaging/put-on-bus.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { dueBatchType } from "./due-batch.ts";
import { handOverDue } from "./hand-over.ts";

/** R-DATE-2: every morning, hands over the deadlines about which something is to do. */
export const trigger = defineTrigger({
  name: "deadlines/daily-run",
  kind: "schedule",
  purpose: "Hands over the deadlines that are due: reminders, expiries",
  expression: "cron(30 5 * * ? *)",
  timeoutSeconds: 600,
  needs: {
    table: {
      reads: ["DEADLINE-RUNS"],
      lists: ["gsi1 DEADLINES"],
      writes: ["DEADLINE-RUN", "DEADLINE-RUNS"],
      untold: true,
    },
    bus: true,
  },
});

export const handler = async (): Promise<void> => {
  await handOverDue(systemRuntime, async (batches) => {
    const refused = await putOnBus(batches.map((detail) => ({ type: dueBatchType, detail })));
    if (refused !== undefined) throw new Error(`the bus refused a message: ${refused.reason}`);
  });
};
