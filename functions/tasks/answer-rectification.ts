import * as z from "zod";
import { rectificationAnswered } from "../../events/privacy.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { rectificationOutcome } from "../../shared/domain/tasks/rectification-outcome.ts";
import { answerRectification } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "./task-of-kind.ts";

/** R-RGPD-1: OEMM says that it rectified what a person told to be wrong, or why it did not; the person reads it. */
export const route = defineRoute({
  name: "tasks/answer-rectification",
  method: "POST",
  path: "/tasks/{taskId}/rectification",
  summary: "Répondre à une demande de rectification",
  tag: "privacy",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ outcome: rectificationOutcome, reason: freeText(2000) }),
  reply: taskView,
  needs: { table: { reads: ["TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ params, body, actor, now }) => {
  const before = await loadTaskOf("rectification", params.taskId);
  const { outcome, reason } = body;
  const done = answerRectification(before, outcome, { at: now, by: actor.name, note: reason });
  const fact = rectificationAnswered.of(before.about.id, { taskId: before.id, outcome });
  return { reply: done, writes: [saveTask(done)], facts: [fact] };
});
