import { readFact } from "../../events/fact.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { commit } from "../../shared/store/transaction.ts";
import { madeTaskId } from "./made-task-id.ts";
import { openedTask } from "./opened-task.ts";

/**
 * R-DAY-4: what a worker could not do, `reason` in French, is a task of OEMM once its message was delivered for the last time: operators
 * have an alarm, and OEMM would wait for mails that never leave.
 */
export function toldAfter({ maxDeliveries }: { maxDeliveries: number }, reason: string) {
  return {
    delivery: maxDeliveries,
    lost: (detail: unknown) =>
      decideAgain(async () => {
        const { id: factId, about } = readFact(detail);
        const [id, openedAt] = [madeTaskId("work-undone", factId, reason), systemRuntime.now()];
        await commit(await openedTask({ id, kind: "work-undone", about, factId, reason, openedAt }));
      }),
  };
}
