import * as z from "zod";
import { exportRequested } from "../../events/exports.ts";
import { requestExport } from "../../shared/domain/exports/export-job.ts";
import { exportRequest, filtersOf } from "../../shared/domain/exports/export-request.ts";
import { exportId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveExport } from "../../shared/store/exports.ts";

/** OEMM asks for a list as a file; who did, when and with which filters stays in its history. */
export const route = defineRoute({
  name: "exports/request-export",
  method: "POST",
  path: "/exports",
  summary: "Demander l’export d’une liste (CSV ou JSON)",
  tag: "exports",
  body: exportRequest(guidePolicy.exports),
  reply: z.strictObject({ id: exportId, state: z.literal("requested") }),
  status: 202,
  needs: { table: { writes: ["EXPORT"] } },
});

export const handler = serve(route, ({ body, actor, newId, now }) => {
  const { subject, name } = actor;
  const job = requestExport(
    { id: newId("exp"), request: body, requestedBy: { subject, name } },
    guidePolicy.exports,
    now,
  );
  const { list, format } = body;
  return {
    reply: { id: job.id, state: job.state },
    location: `/exports/${job.id}`,
    writes: [saveExport(undefined, job)],
    facts: [exportRequested.of(job.id, { list, format, filters: filtersOf(body) })],
  };
});
