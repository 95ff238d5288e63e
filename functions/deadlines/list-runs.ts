import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { deadlineRun, listRuns } from "../../shared/store/deadline-runs.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { changed } from "../../shared/views/updated-at.ts";

/** The daily runs of a year. */
export const route = defineRoute({
  name: "deadlines/list-runs",
  method: "GET",
  path: "/deadline-runs",
  summary: "Lister les traitements quotidiens des échéances",
  tag: "deadlines",
  query: since,
  reply: sincePageOf(deadlineRun.extend(changed).meta({ id: "DeadlineRun" })),
  needs: { table: { lists: ["gsi3 DEADLINE-RUNS"] } },
});

export const handler = serve(route, async ({ query, now }) => {
  const page = await listRuns(query.limit, query.cursor, query.updatedSince);
  return { reply: sinceReply(page, query, now) };
});
