import { openTask, type TaskReason } from "../../shared/domain/tasks/task.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** R-OEMM-5: the write that opens a task, or opens it anew once it was done; none while it is open. One round trip. */
export async function openedTask(asked: TaskReason): Promise<Write[]> {
  const task = openTask(await loadTask(asked.id), asked);
  return task === undefined ? [] : [saveTask(task)];
}
