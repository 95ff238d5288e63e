import * as z from "zod";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { evidenceView } from "../../shared/views/upload-view.ts";
import { pieceOfFile } from "./piece-of-file.ts";

/** One piece: what became of its upload. */
export const route = defineRoute({
  name: "evidence/read-evidence",
  method: "GET",
  path: "/files/{fileId}/evidence/{evidenceId}",
  summary: "Lire l’état d’une pièce",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  reply: evidenceView,
  reading: "piece",
  needs: {},
});

export const handler = serve(route, ({ contents, relation, params }) => {
  const piece = pieceOfFile(contents.evidence, params.evidenceId, relation);
  return { reply: piece, version: piece.version };
});
