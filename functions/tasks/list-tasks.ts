import * as z from "zod";
import { task } from "../../shared/domain/tasks/task.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listTasks } from "../../shared/store/tasks.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** What OEMM has to do, nearest session first and what has no day last; what was due before today no longer helps, and is asked for by date. */
export const route = defineRoute({
  method: "GET",
  path: "/tasks",
  summary: "Lister ce que l’OEMM doit faire",
  tag: "mails",
  query: paging.extend({
    state: z.enum(["open", "done"]).default("open"),
    from: civilDate.optional().meta({ description: "À partir de cette date\u00a0; aujourd’hui par défaut" }),
  }),
  reply: pageOf(task),
  needs: { table: { lists: ["gsi3 TASKS"] } },
});

export const handler = serve(route, async ({ query, today }) => {
  const { state, from = today, limit, cursor } = query;
  const page = await listTasks(state, from, limit, cursor);
  return { reply: { items: page.entries, next: page.next } };
});
