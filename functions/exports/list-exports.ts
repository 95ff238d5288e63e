import * as z from "zod";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { givenUpAfter } from "../../shared/messaging/trigger.ts";
import { listExports } from "../../shared/store/exports.ts";
import { exportView, toExportView } from "../../shared/views/export-view.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { updatedAt } from "../../shared/views/updated-at.ts";
import { exportDeliveries } from "./deliveries.ts";

/** The exports that who asks has asked for, newest first; the link of each file is that of the export. */
export const route = defineRoute({
  method: "GET",
  path: "/exports",
  summary: "Lister les exports que l’on a demandés",
  tag: "exports",
  query: paging,
  reply: pageOf(exportView.extend({ version: z.int(), updatedAt }).meta({ id: "ExportSummary" })),
  needs: { table: { lists: ["gsi1 EXPORTS"] } },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { entries, next } = await listExports(actor.subject, query.limit, query.cursor);
  const items = entries.map((job) => ({
    ...toExportView(job, now, givenUpAfter(exportDeliveries)),
    version: job.version,
    updatedAt: job.updatedAt,
  }));
  return { reply: { items, next } };
});
