import * as z from "zod";
import type { ExportListName } from "../../shared/domain/exports/export-request.ts";
import { exportId } from "../../shared/domain/ids.ts";
import { addSeconds, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { signExportLink } from "../../shared/exports/export-file.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { givenUpAfter } from "../../shared/messaging/trigger.ts";
import { downloadLinkSeconds } from "../../shared/objects/download-link.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadExport } from "../../shared/store/exports.ts";
import { recordReading } from "../../shared/store/readings.ts";
import { exportView, toExportView } from "../../shared/views/export-view.ts";
import { exportDeliveries } from "./deliveries.ts";

/** How far an export is, and a short link to its file once it is ready; one that `failed` is to be asked for again. */
export const route = defineRoute({
  name: "exports/read-export",
  method: "GET",
  path: "/exports/{exportId}",
  summary: "Suivre un export et obtenir le lien de son fichier",
  tag: "exports",
  params: z.strictObject({ exportId }),
  reply: exportView.extend({
    requestedBy: z.string(),
    download: z.strictObject({ url: z.string(), fileName: z.string(), expiresAt: z.string() }).optional(),
  }),
  needs: {
    table: { reads: ["EXPORT"], writes: ["READINGS", "READERS"], untold: true },
    objects: "download-exports",
  },
});

const fileNames: Readonly<Record<ExportListName, string>> = {
  enrolments: "Inscriptions",
  "waiting-list": "Liste d’attente",
  "session-results": "Résultats des jurys",
  certificates: "Certificats",
  "expiring-validations": "Validations arrivant à échéance",
};

export const handler = serve(route, async ({ params, actor, now }) => {
  const job = await loadExport(params.exportId);
  if (job === undefined) throw notFound();
  const view = toExportView(job, now, givenUpAfter(exportDeliveries));
  const { id, state, format, requestedAt } = view;
  const about = { kind: "export" as const, id };
  // R-RGPD-3: once for all whom the file is about.
  if (state === "ready")
    await recordReading(about, { what: "export" }, { actor, at: now, runtime: systemRuntime });
  const fileName = `${fileNames[job.request.list]} ${dateInParis(requestedAt)}.${format}`;
  const download = {
    url: state === "ready" ? await signExportLink(job, fileName) : "",
    fileName,
    expiresAt: addSeconds(now, downloadLinkSeconds),
  };
  return {
    reply: { ...view, requestedBy: job.requestedBy.name, ...(state === "ready" ? { download } : {}) },
  };
});
