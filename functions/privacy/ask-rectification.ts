import * as z from "zod";
import { rectificationAsked } from "../../events/privacy.ts";
import { askRectification } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { rectificationView, toRectificationView } from "../../shared/views/rectification-view.ts";

/** R-RGPD-1: a person says, in words, which of the data about them are wrong; OEMM answers. */
export const route = defineRoute({
  name: "privacy/ask-rectification",
  method: "POST",
  path: "/me/rectifications",
  summary: "Demander la rectification de données à son sujet",
  tag: "privacy",
  body: z.strictObject({ wrong: freeText(2000) }),
  reply: rectificationView,
  status: 201,
  bounded: "rectifications",
  needs: { table: { writes: ["TASK"] } },
});

export const handler = serve(route, ({ body, actor, newId, now }) => {
  const { personId, email = actor.account } = actor;
  const task = askRectification({ id: newId("task"), personId, wrong: body.wrong, email, openedAt: now });
  return {
    reply: toRectificationView(task),
    location: `/me/rectifications/${task.id}`,
    writes: [saveTask(task)],
    facts: [rectificationAsked.of(personId, { taskId: task.id })],
  };
});
