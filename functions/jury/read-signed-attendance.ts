import * as z from "zod";
import { sessionId } from "../../shared/domain/ids.ts";
import { acceptedAttendance } from "../../shared/domain/jury/deposit-attendance.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { linkQuery, pieceLinks, signPieceLinks } from "../../shared/objects/download-link.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { recordReadings } from "../../shared/store/readings.ts";
import { loadSignedAttendances } from "../../shared/store/signed-attendances.ts";

/** R-DAY-6: a short link to the scan of the signed attendance sheet, for OEMM and those who sit. */
export const route = defineRoute({
  name: "jury/read-signed-attendance",
  method: "GET",
  path: "/sessions/{sessionId}/signed-attendance",
  summary: "Obtenir un lien de courte durée vers la feuille d’émargement signée",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  query: linkQuery,
  waits: true,
  reply: pieceLinks,
  needs: {
    table: { writes: ["READINGS", "READERS"], untold: true },
    objects: "download-evidence",
  },
});

export const handler = serve(route, async ({ session, query, actor, now }) => {
  const scan = acceptedAttendance(await loadSignedAttendances(session.id));
  // R-RGPD-3: every candidate of the session signed it, and sees who read it.
  await recordReadings(
    session.slots.map(({ fileId }) => ({ kind: "file", id: fileId })),
    { what: "signed-attendance", part: scan.id },
    { actor, at: now, runtime: systemRuntime },
  );
  return { reply: await signPieceLinks(session.id, scan, now, query.disposition) };
});
