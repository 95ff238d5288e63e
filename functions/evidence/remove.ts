import * as z from "zod";
import { evidenceRemoved } from "../../events/evidence.ts";
import { behalfMotive } from "../../shared/domain/enrolment/on-behalf.ts";
import { removeEvidence } from "../../shared/domain/evidence/request.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { assertPieceComes, loadOwnPiece, saidOfPiece } from "./editable-piece.ts";

/** The candidate takes a piece out of the file; R-OEMM-1: OEMM one that it deposited for them, with a motive. */
export const route = defineRoute({
  name: "evidence/remove",
  method: "DELETE",
  path: "/files/{fileId}/evidence/{evidenceId}",
  summary: "Retirer une pièce",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  body: z.strictObject({ motive: behalfMotive.optional() }).optional(),
  status: 204,
  edits: true,
  edited: "part",
  needs: { table: { reads: ["DETAILS", "HISTORY", "SESSION"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ contents, relation, params, body, precondition, today }) => {
  const { file } = contents;
  const before = await loadOwnPiece(contents, params.evidenceId, relation);
  const said = saidOfPiece(relation, before, body?.motive);
  await assertPieceComes(file, before, today);
  precondition(before.version);
  const piece = removeEvidence(before);
  return {
    writes: saveFile(file, file, { evidence: piece }),
    facts: [evidenceRemoved.of(file.id, { evidenceId: piece.id, title: piece.title, ...said })],
  };
});
