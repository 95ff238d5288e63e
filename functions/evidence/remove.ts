import * as z from "zod";
import { evidenceRemoved } from "../../events/evidence.ts";
import { assertFileAllows } from "../../shared/domain/enrolment/file.ts";
import { removeEvidence } from "../../shared/domain/evidence/request.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { ownPiece } from "./piece-of-file.ts";

/** The candidate takes a piece out of the file. */
export const route = defineRoute({
  method: "DELETE",
  path: "/files/{fileId}/evidence/{evidenceId}",
  summary: "Retirer une pièce",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  status: 204,
  edits: true,
  edited: "part",
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, params, precondition }) => {
  const { file, evidence } = contents;
  const before = ownPiece(evidence, params.evidenceId, relation);
  assertFileAllows(file, "upload-evidence");
  precondition(before.version);
  const piece = removeEvidence(before);
  return {
    writes: saveFile(file, file, { evidence: piece }),
    facts: [evidenceRemoved.of(file.id, { evidenceId: piece.id, title: piece.title })],
  };
});
