import * as z from "zod";
import { evidenceMachine } from "../../shared/domain/evidence/evidence.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { assertAllowed } from "../../shared/domain/state-machine.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { linkQuery, pieceLinks, signPieceLinks } from "../../shared/objects/download-link.ts";
import { pieceOfFile } from "./piece-of-file.ts";

/** A short link to the bytes of a verified piece. */
export const route = defineRoute({
  name: "evidence/download",
  method: "GET",
  path: "/files/{fileId}/evidence/{evidenceId}/content",
  summary: "Obtenir un lien de courte durée vers le fichier d’une pièce",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  query: linkQuery,
  waits: true,
  reply: pieceLinks,
  reading: "piece-content",
  needs: { objects: "download-evidence" },
});

export const handler = serve(route, async ({ contents, relation, params, query, now }) => {
  const piece = pieceOfFile(contents.evidence, params.evidenceId, relation);
  assertAllowed(evidenceMachine, piece, "download");
  return { reply: await signPieceLinks(contents.file.id, piece, now, query.disposition) };
});
