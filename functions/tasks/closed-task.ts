import { aboutSubject, factSubject, type NewFact } from "../../events/fact.ts";
import { taskCompleted } from "../../events/mail.ts";
import { roleNames } from "../../shared/domain/access/actor.ts";
import { droppingUnknown } from "../../shared/domain/structure.ts";
import { completeTask, type Task } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** R-OEMM-5: a task whose state is over is done, by itself; nothing where it is not open. */
export function closedTask(
  task: Task | undefined,
  now: Instant,
  note?: string,
): { writes: Write[]; facts: NewFact[] } {
  if (task?.state !== "open") return { writes: [], facts: [] };
  const about = droppingUnknown(factSubject).parse(task.about);
  const said = note === undefined ? {} : { note };
  return {
    writes: [saveTask(completeTask(task, { at: now, by: roleNames.system, ...said }))],
    facts: [aboutSubject(taskCompleted.of(about.id, { taskId: task.id, ...said }), about)],
  };
}
