import type { ListedExport } from "../../shared/domain/exports/export-job.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { givenUpAfter } from "../../shared/messaging/trigger.ts";
import type { Listed } from "../../shared/store/entity.ts";
import { listExports } from "../../shared/store/exports.ts";
import { inStates, sinceIn, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { exportView, toExportView } from "../../shared/views/export-view.ts";
import { changed, changeOf } from "../../shared/views/updated-at.ts";
import { exportDeliveries } from "./deliveries.ts";

/** The exports that who asks has asked for, newest first; the link of each file is that of the export. */
export const route = defineRoute({
  name: "exports/list-exports",
  method: "GET",
  path: "/exports",
  summary: "Lister les exports que l’on a demandés",
  tag: "exports",
  query: sinceIn(exportView.shape.state.options),
  reply: sincePageOf(exportView.extend(changed).meta({ id: "ExportSummary" })),
  needs: { table: { lists: ["gsi1 EXPORTS"] } },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { limit, cursor, updatedSince, state } = query;
  const shown = (job: ListedExport) => toExportView(job, now, givenUpAfter(exportDeliveries));
  const asked = inStates<Listed<ListedExport>>(state, (job) => shown(job).state);
  const { entries, next } = await listExports(actor.subject, limit, cursor, updatedSince, asked);
  const items = entries.map((job) => ({ ...shown(job), ...changeOf(job) }));
  return { reply: sinceReply({ entries: items, next }, query, now) };
});
