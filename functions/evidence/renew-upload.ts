import * as z from "zod";
import { uploadRenewed } from "../../events/evidence.ts";
import { behalfMotive } from "../../shared/domain/enrolment/on-behalf.ts";
import { maskingAdvice } from "../../shared/domain/evidence/refusals.ts";
import { renewUpload } from "../../shared/domain/evidence/request.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { signUploadForm, uploadFormSeconds } from "../../shared/objects/upload-form.ts";
import { saveFile } from "../../shared/store/files.ts";
import { uploadView } from "../../shared/views/upload-view.ts";
import { assertPieceComes, loadOwnPiece, saidOfPiece } from "./editable-piece.ts";

/** A new form for a piece whose upload was not received in time; R-OEMM-1: for OEMM too, with a motive, where it is in their place. */
export const route = defineRoute({
  name: "evidence/renew-upload",
  method: "POST",
  path: "/files/{fileId}/evidence/{evidenceId}/upload-form",
  summary: "Obtenir un nouveau formulaire de dépôt",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  body: z.strictObject({ motive: behalfMotive.optional() }).optional(),
  reply: uploadView,
  needs: {
    table: { reads: ["DETAILS", "HISTORY", "SESSION"], writes: ["FILE"] },
    objects: "upload-evidence",
  },
});

export const handler = serve(route, async ({ contents, relation, params, body, now, today }) => {
  const { file } = contents;
  const before = await loadOwnPiece(contents, params.evidenceId, relation);
  const said = saidOfPiece(relation, before, body?.motive);
  await assertPieceComes(file, before, today);
  const piece = renewUpload(before, addSeconds(now, uploadFormSeconds));
  return {
    reply: { evidence: piece, upload: await signUploadForm(file.id, piece), advice: maskingAdvice },
    version: piece.version,
    writes: saveFile(file, file, { evidence: piece }),
    facts: [uploadRenewed.of(file.id, { evidenceId: piece.id, title: piece.title, ...said })],
  };
});
