import { keepingUnknown } from "../../shared/domain/structure.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { actOnBatch } from "./act-on-batch.ts";
import { dueBatch, dueBatchType } from "./due-batch.ts";

/** R-DATE-2, R-DATE-4: reminds, lets expire and closes the deadlines that a daily run handed over. */
export const trigger = defineTrigger({
  name: "deadlines/act-on-due",
  kind: "facts",
  purpose: "Deals with the deadlines that a daily run handed over",
  facts: [{ type: dueBatchType }],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 60,
  needs: {
    table: {
      reads: ["CANDIDATE", "CENTRE", "FILE", "MEMBER", "PARTY", "SESSION", "TASK"],
      writes: ["CANDIDATE", "CENTRE", "DEADLINE-RUN", "FILE", "MEMBER", "SESSION", "TASK"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = consumeQueue((detail) =>
  actOnBatch(keepingUnknown(dueBatch).parse(detail), systemRuntime),
);
