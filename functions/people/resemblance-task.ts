import type { Person } from "../../shared/domain/people/person.ts";
import type { TaskOf } from "../../shared/domain/tasks/task.ts";
import { loadPersonNow } from "../../shared/store/persons.ts";
import { loadTaskOf } from "../tasks/task-of-kind.ts";

/**
 * The task of two persons who look the same, and who they are now: one, where they were joined since.
 * @throws HttpProblem 404 for any other task.
 */
export async function loadPair(taskId: string): Promise<{ task: TaskOf<"resemblance">; persons: Person[] }> {
  const task = await loadTaskOf("resemblance", taskId);
  const [one, other] = await Promise.all([loadPersonNow(task.one), loadPersonNow(task.other)]);
  return { task, persons: one.id === other.id ? [one] : [one, other] };
}
