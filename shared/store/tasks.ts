import * as z from "zod";
import { type Task, task } from "../domain/tasks/task.ts";
import type { Cursor } from "./cursor.ts";
import { sortKey, taskKey, tasksIn } from "./keys.ts";
import { type Page, readPage, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A task, or undefined. One round trip. */
export async function loadTask(taskId: string): Promise<Task | undefined> {
  const [item] = await readTogether([taskKey(taskId)]);
  return item === undefined ? undefined : z.parse(task, item.data);
}

/** The write that saves a task as a new version. */
export function saveTask(after: Task): Write {
  return {
    put: {
      ...taskKey(after.id),
      entity: "task",
      version: after.version,
      data: after,
      summary: after,
      indexes: { gsi3: { pk: tasksIn(after.state), sk: sortKey(after.date, after.id) } },
    },
    when: after.version === 1 ? "absent" : { version: after.version - 1 },
  };
}

/** OEMM's tasks in a state, by date, from a date on. */
export async function listTasks(
  state: Task["state"],
  from: string | undefined,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Task>> {
  const page = await readPage({
    index: "gsi3",
    pk: tasksIn(state),
    ...(from === undefined ? {} : { from }),
    limit,
    cursor,
  });
  return { entries: page.entries.map((item) => z.parse(task, item.summary)), next: page.next };
}
