import * as z from "zod";
import { personsToldApart } from "../../events/persons.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { assertTwo } from "../../shared/domain/people/join.ts";
import { completeTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadPair } from "./resemblance-task.ts";

/** R-PER-4: OEMM says that two persons who look the same differ, and why. */
export const route = defineRoute({
  name: "people/tell-apart",
  method: "POST",
  path: "/tasks/{taskId}/difference",
  summary: "Confirmer que deux personnes qui se ressemblent sont distinctes",
  tag: "people",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ reason: freeText(2000) }),
  reply: taskView,
  needs: { table: { reads: ["PERSON", "TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ params, body, actor, now }) => {
  const { task: before, persons } = await loadPair(params.taskId);
  const { one, other } = before;
  const done = completeTask(before, { at: now, by: actor.name, note: body.reason });
  assertTwo(persons);
  const told = (id: string, otherId: string) => personsToldApart.of(id, { otherId, taskId: before.id });
  return { reply: done, writes: [saveTask(done)], facts: [told(one, other), told(other, one)] };
});
