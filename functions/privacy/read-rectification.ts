import * as z from "zod";
import { taskId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { rectificationView, toRectificationView } from "../../shared/views/rectification-view.ts";

/** R-RGPD-1: a rectification that the person asked for, and what OEMM answered; it is no other person's. */
export const route = defineRoute({
  name: "privacy/read-rectification",
  method: "GET",
  path: "/me/rectifications/{taskId}",
  summary: "Lire une de ses demandes de rectification et sa réponse",
  tag: "privacy",
  params: z.strictObject({ taskId }),
  reply: rectificationView,
  needs: { table: { reads: ["TASK"] } },
});

export const handler = serve(route, async ({ params, actor }) => {
  const task = await loadTask(params.taskId);
  if (task?.kind !== "rectification" || task.about.id !== actor.personId) throw notFound();
  return { reply: toRectificationView(task) };
});
