import { type Task, task } from "../domain/tasks/task.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { rectificationsOf, sortKey, taskKey, tasksIn } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Tasks of OEMM. */
export const taskEntity = defineEntity({
  name: "task",
  data: () => task,
  summary: () => task,
  // There was one kind of task, whose shape it keeps.
  steps: [{}],
});

/** A task, or undefined. One round trip. */
export async function loadTask(taskId: string): Promise<Task | undefined> {
  return taskEntity.find(await readOne(taskKey(taskId)));
}

/** Where in lists by date a task stands that has none: after all others, the oldest first. */
const withoutDate = "9999";

/** Where a task stands among others: by its day, or after all that have one. */
export function placeOfTask(task: Task): string[] {
  return "date" in task && task.date !== undefined ? [task.date] : [withoutDate, task.openedAt];
}

/** The write that saves a task as a new version. */
export function saveTask(after: Task): Write {
  return {
    put: taskEntity.item({
      ...taskKey(after.id),
      version: after.version,
      data: after,
      summary: after,
      indexes: {
        gsi3: { pk: tasksIn(after.state), sk: sortKey(...placeOfTask(after), after.id) },
        ...(after.kind === "rectification"
          ? { gsi1: { pk: rectificationsOf(after.about.id), sk: sortKey(after.openedAt, after.id) } }
          : {}),
      },
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
): Promise<Page<ListedTask>> {
  const list = { index: "gsi3" as const, pk: tasksIn(state), ...(from === undefined ? {} : { from }) };
  return readPage({ ...list, limit, cursor }, taskEntity.listed);
}

/** A task in a list, with when it last changed, where that was noted. */
export type ListedTask = Listed<Task>;
