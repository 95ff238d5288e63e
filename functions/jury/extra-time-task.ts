import type { TaskOf } from "../../shared/domain/tasks/task.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** R-DAY-3: the id of the task of a candidate's request for extra time: one for their file. */
export function extraTimeTaskId(fileId: string): string {
  return madeTaskId("extra-time-asked", fileId);
}

/** R-DAY-3: the last request of a candidate for extra time, answered or not. One round trip. */
export async function loadExtraTimeTask(fileId: string): Promise<TaskOf<"extra-time-asked"> | undefined> {
  const task = await loadTask(extraTimeTaskId(fileId));
  return task?.kind === "extra-time-asked" ? task : undefined;
}
