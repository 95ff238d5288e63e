import * as z from "zod";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { givenUpAfter } from "../../shared/messaging/trigger.ts";
import { listExports } from "../../shared/store/exports.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { exportView, toExportView } from "../../shared/views/export-view.ts";
import { updatedAt } from "../../shared/views/updated-at.ts";
import { exportDeliveries } from "./deliveries.ts";

/** The exports that who asks has asked for, newest first; the link of each file is that of the export. */
export const route = defineRoute({
  name: "exports/list-exports",
  method: "GET",
  path: "/exports",
  summary: "Lister les exports que l’on a demandés",
  tag: "exports",
  query: since,
  reply: sincePageOf(exportView.extend({ version: z.int(), updatedAt }).meta({ id: "ExportSummary" })),
  needs: { table: { lists: ["gsi1 EXPORTS"] } },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { limit, cursor, updatedSince } = query;
  const { entries, next } = await listExports(actor.subject, limit, cursor, updatedSince);
  const items = entries.map((job) => ({
    ...toExportView(job, now, givenUpAfter(exportDeliveries)),
    version: job.version,
    updatedAt: job.updatedAt,
  }));
  return { reply: sinceReply({ entries: items, next }, query, now) };
});
