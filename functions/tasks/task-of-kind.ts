import type { Task, TaskOf } from "../../shared/domain/tasks/task.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadTask } from "../../shared/store/tasks.ts";

/** A task of one kind. One round trip. @throws HttpProblem 404 where there is none, or of another kind. */
export async function loadTaskOf<Kind extends Task["kind"]>(
  kind: Kind,
  taskId: string,
): Promise<TaskOf<Kind>> {
  const task = await loadTask(taskId);
  if (task === undefined || !isOf(kind, task)) throw notFound("Cette tâche n’existe pas.");
  return task;
}

function isOf<Kind extends Task["kind"]>(kind: Kind, task: Task): task is TaskOf<Kind> {
  return task.kind === kind;
}
