import { oemmParty } from "../../shared/domain/people/party.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { countMessages } from "../../shared/messaging/queues.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { closedTask } from "./closed-task.ts";
import { madeTaskId } from "./made-task-id.ts";
import { openedTask } from "./opened-task.ts";

/** R-DAY-4: what no delivery succeeded for, of any worker, is a task of OEMM until operators have it tried again. */
export const trigger = defineTrigger({
  name: "tasks/watch-dead-letters",
  kind: "schedule",
  purpose: "Tells OEMM of messages that could not be processed, of any worker",
  expression: "rate(1 hour)",
  timeoutSeconds: 60,
  needs: { table: { reads: ["TASK"], writes: ["TASK"] }, deadLetters: "count" },
});

export const handler = async (): Promise<void> => {
  const queues = (process.env["DEAD_LETTER_QUEUES"] ?? "").split(" ").filter(Boolean);
  for (const [queue, messages] of await countMessages(queues)) await tell(queue, messages);
};

function tell(queue: string, messages: number): Promise<void> {
  const id = madeTaskId("work-stopped", queue);
  return commitAsSystem(async () => {
    const now = systemRuntime.now();
    if (messages === 0) return closedTask(await loadTask(id), now);
    const about = { kind: "oemm" as const, id: oemmParty };
    const asked = { id, kind: "work-stopped" as const, about, queue, messages, openedAt: now };
    return { writes: await openedTask(asked), facts: [] };
  }, systemRuntime);
}
