import * as z from "zod";
import { runId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { batchReport, deadlineRun, loadRun } from "../../shared/store/deadline-runs.ts";

/** A daily run with what was done of what it handed over: reminders, expiries, failures, cost. */
export const route = defineRoute({
  name: "deadlines/read-run",
  method: "GET",
  path: "/deadline-runs/{runId}",
  summary: "Lire le compte rendu d’un traitement quotidien des échéances",
  tag: "deadlines",
  params: z.strictObject({ runId }),
  reply: z
    .strictObject({ run: deadlineRun, done: batchReport })
    .meta({ id: "DeadlineRunReport", description: "Compte rendu d’un passage" }),
  needs: { table: { reads: ["DEADLINE-RUN"] } },
});

export const handler = serve(route, async ({ params }) => {
  const found = await loadRun(params.runId);
  if (found === undefined) throw notFound();
  return { reply: { run: found.run, done: found.report } };
});
