import type { Task, TaskOf } from "../../shared/domain/tasks/task.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadTask } from "../../shared/store/tasks.ts";

/** The task of two persons who look the same. @throws HttpProblem 404 for any other. */
export async function loadResemblance(taskId: string): Promise<TaskOf<"resemblance">> {
  const task: Task | undefined = await loadTask(taskId);
  if (task?.kind !== "resemblance") throw notFound("Cette tâche n’existe pas.");
  return task;
}
