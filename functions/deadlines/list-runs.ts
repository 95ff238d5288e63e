import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { deadlineRun, listRuns } from "../../shared/store/deadline-runs.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** The daily runs of a year. */
export const route = defineRoute({
  method: "GET",
  path: "/deadline-runs",
  summary: "Lister les passages quotidiens sur les échéances",
  tag: "deadlines",
  query: paging,
  reply: pageOf(deadlineRun.meta({ id: "DeadlineRun" })),
  needs: { table: { lists: ["gsi3 DEADLINE-RUNS"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listRuns(query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
