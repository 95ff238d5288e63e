import { aboutSubject, type NewFact } from "../../events/fact.ts";
import { taskCompleted } from "../../events/mail.ts";
import { roleNames } from "../../shared/domain/access/actor.ts";
import { completeTask } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { type Key, taskKey } from "../../shared/store/keys.ts";
import { saveTask, taskEntity } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** The id of the task of a session that was not held: one a session. */
export function notHeldTaskId(sessionId: string): string {
  return sessionId.replace("ses_", "task_");
}

/** The key of that task. */
export function notHeldTaskKey(sessionId: string): Key {
  return taskKey(notHeldTaskId(sessionId));
}

/** R-DAY-10: the task of a session is done once it is cancelled, moved or over; `item` as it was read, where there is one. */
export function closeNotHeldTask(
  item: StoredItem | undefined,
  sessionId: string,
  now: Instant,
): { writes: Write[]; facts: NewFact[] } {
  const task = taskEntity.find(item);
  if (task?.state !== "open") return { writes: [], facts: [] };
  const about = { kind: "session", id: sessionId } as const;
  return {
    writes: [saveTask(completeTask(task, { at: now, by: roleNames.system }))],
    facts: [aboutSubject(taskCompleted.of(sessionId, { taskId: task.id }), about)],
  };
}
