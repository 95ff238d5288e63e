import * as z from "zod";
import { attendanceAnnounced, attendanceReplaced } from "../../events/attendance.ts";
import { announcedBytes } from "../../shared/domain/evidence/request.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { announceAttendance } from "../../shared/domain/jury/deposit-attendance.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { signUploadForm, uploadForm, uploadFormSeconds } from "../../shared/objects/upload-form.ts";
import { loadSignedAttendances, saveSignedAttendance } from "../../shared/store/signed-attendances.ts";
import { signedAttendanceView } from "../../shared/views/signed-attendance-view.ts";
import { actingOn } from "./acting.ts";

/** R-DAY-6: OEMM or the chair announces the scan of the signed attendance sheet, and gets the form to upload it with. */
export const route = defineRoute({
  name: "jury/announce-signed-attendance",
  method: "POST",
  path: "/sessions/{sessionId}/signed-attendance",
  summary: "Annoncer la feuille d’émargement signée et numérisée, et obtenir son formulaire de dépôt",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  body: announcedBytes,
  reply: z.strictObject({ scan: signedAttendanceView, upload: uploadForm }),
  status: 201,
  bounded: "uploads",
  needs: { table: { writes: ["SESSION"] }, objects: "upload-evidence" },
});

export const handler = serve(route, async ({ session, relation, actor, body, now, today, newId }) => {
  const held = await loadSignedAttendances(session.id);
  const from = { session, held, by: actingOn(relation, actor) };
  const uploadUntil = addSeconds(now, uploadFormSeconds);
  const { scan, replaced } = announceAttendance(
    body,
    from,
    { id: newId("evd"), uploadUntil, now, today },
    guidePolicy,
  );
  return {
    reply: { scan, upload: await signUploadForm(session.id, scan) },
    location: `/sessions/${session.id}`,
    writes: [scan, ...replaced].map((one) => saveSignedAttendance(session.id, one)),
    facts: [
      attendanceAnnounced.of(session.id, { evidenceId: scan.id, contentType: scan.contentType }),
      ...replaced.map(({ id }) => attendanceReplaced.of(session.id, { evidenceId: id })),
    ],
  };
});
