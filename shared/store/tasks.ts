import { type Task, task } from "../domain/tasks/task.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { sortKey, taskKey, tasksIn } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Tasks of OEMM. */
export const taskEntity = defineEntity({ name: "task", data: () => task, summary: () => task });

/** A task, or undefined. One round trip. */
export async function loadTask(taskId: string): Promise<Task | undefined> {
  return taskEntity.find(await readOne(taskKey(taskId)));
}

/** The write that saves a task as a new version. */
export function saveTask(after: Task): Write {
  return {
    put: taskEntity.item({
      ...taskKey(after.id),
      version: after.version,
      data: after,
      summary: after,
      indexes: { gsi3: { pk: tasksIn(after.state), sk: sortKey(after.date, after.id) } },
    }),
    when: after.version === 1 ? "absent" : { version: after.version - 1 },
  };
}

/** OEMM's tasks in a state, by date, from a date on. */
export function listTasks(
  state: Task["state"],
  from: string | undefined,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Task>> {
  const list = { index: "gsi3" as const, pk: tasksIn(state), ...(from === undefined ? {} : { from }) };
  return readPage({ ...list, limit, cursor }, taskEntity.summary);
}
