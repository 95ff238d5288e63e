import * as z from "zod";
import { taskId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { withPersons } from "./named-persons.ts";

/** Something that OEMM has to do, or did. */
export const route = defineRoute({
  name: "tasks/read-task",
  method: "GET",
  path: "/tasks/{taskId}",
  summary: "Lire une tâche de l’OEMM",
  tag: "mails",
  params: z.strictObject({ taskId }),
  reply: taskView,
  needs: { table: { reads: ["PERSON", "TASK"] } },
});

export const handler = serve(route, async ({ params }) => {
  const found = await loadTask(params.taskId);
  if (found === undefined) throw notFound("Cette tâche n’existe pas.");
  const [shown = found] = await withPersons([found]);
  return { reply: shown, version: found.version };
});
