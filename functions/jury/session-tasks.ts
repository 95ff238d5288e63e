import type { NewFact } from "../../events/fact.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { type Key, taskKey } from "../../shared/store/keys.ts";
import { taskEntity } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** The id of the task of a session that was not held: one a session (R-DAY-10). */
export function notHeldTaskId(sessionId: string): string {
  return sessionId.replace("ses_", "task_");
}

/** The id of the task of a session whose convocations are due: one a session (R-DATE-3). */
export function convocationsTaskId(sessionId: string): string {
  return madeTaskId("convocations-due", sessionId);
}

/** The keys of the tasks of a session that it closes itself. */
export function sessionTaskKeys(sessionId: string): [Key, Key] {
  return [taskKey(notHeldTaskId(sessionId)), taskKey(convocationsTaskId(sessionId))];
}

/** R-DAY-10, R-OEMM-5: the tasks of a session, as they were read, are done once it is convened, moved, cancelled or over. */
export function closeSessionTasks(
  items: readonly (StoredItem | undefined)[],
  now: Instant,
): { writes: Write[]; facts: NewFact[] } {
  const closed = items.map((item) => closedTask(taskEntity.find(item), now));
  return { writes: closed.flatMap(({ writes }) => writes), facts: closed.flatMap(({ facts }) => facts) };
}
