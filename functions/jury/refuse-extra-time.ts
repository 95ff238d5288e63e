import * as z from "zod";
import { extraTimeAnswered } from "../../events/enrolment.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { extraTimeRefusal } from "../../shared/domain/jury/extra-time-request.ts";
import { answerExtraTime } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "../tasks/task-of-kind.ts";

/** R-DAY-3: OEMM says why it grants no extra time to a candidate who asked for it; they are told. */
export const route = defineRoute({
  name: "jury/refuse-extra-time",
  method: "POST",
  path: "/tasks/{taskId}/extra-time-refusal",
  summary: "Refuser le temps supplémentaire qu’un candidat demande",
  tag: "jury",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ because: extraTimeRefusal }),
  reply: taskView,
  needs: { table: { reads: ["TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ params, body, actor, now }) => {
  const before = await loadTaskOf("extra-time-asked", params.taskId);
  const done = answerExtraTime(before, body.because, { at: now, by: actor.name });
  return {
    reply: done,
    writes: [saveTask(done)],
    facts: [extraTimeAnswered.of(done.about.id, { taskId: done.id })],
  };
});
