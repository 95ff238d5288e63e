import * as z from "zod";
import { aboutSubject, factSubject } from "../../events/fact.ts";
import { taskCompleted } from "../../events/mail.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { droppingUnknown } from "../../shared/domain/structure.ts";
import { assertCompletedAlone, completeTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";

/** OEMM did what a task asked for: it called the person, say. */
export const route = defineRoute({
  name: "tasks/complete-task",
  method: "POST",
  path: "/tasks/{taskId}/completion",
  summary: "Terminer une tâche",
  tag: "mails",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ note: freeText(2000).optional() }),
  reply: taskView,
  needs: { table: { reads: ["TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ params, body, actor, now }) => {
  const before = await loadTask(params.taskId);
  if (before === undefined) throw notFound("Cette tâche n’existe pas.");
  assertCompletedAlone(before);
  const done = completeTask(before, { at: now, by: actor.name, ...body });
  const about = droppingUnknown(factSubject).parse(done.about);
  const fact = aboutSubject(taskCompleted.of(about.id, { taskId: done.id, ...body }), about);
  return { reply: done, writes: [saveTask(done)], facts: [fact] };
});
