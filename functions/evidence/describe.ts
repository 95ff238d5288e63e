import * as z from "zod";
import { evidenceDescribed } from "../../events/evidence.ts";
import { assertFileAllows } from "../../shared/domain/enrolment/file.ts";
import { evidenceDescription } from "../../shared/domain/evidence/evidence.ts";
import { isDepositedByOemm } from "../../shared/domain/evidence/oemm-pieces.ts";
import { describeEvidence } from "../../shared/domain/evidence/request.ts";
import { evidenceId, fileId } from "../../shared/domain/ids.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";
import { evidenceView } from "../../shared/views/upload-view.ts";
import { ownPiece } from "./piece-of-file.ts";

/** R-VAE-7: the candidate changes a piece's title, category or domains. */
export const route = defineRoute({
  name: "evidence/describe",
  method: "PUT",
  path: "/files/{fileId}/evidence/{evidenceId}",
  summary: "Modifier la description d’une pièce",
  tag: "evidence",
  params: z.strictObject({ fileId, evidenceId }),
  body: evidenceDescription,
  reply: evidenceView,
  edits: true,
  edited: "part",
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, params, body, precondition }) => {
  const { file, evidence, certification } = contents;
  assertFileAllows(file, "upload-evidence");
  if (isDepositedByOemm(body)) throw forbidden("L’OEMM dépose elle-même une pièce de cette catégorie.");
  const before = ownPiece(evidence, params.evidenceId, relation);
  precondition(before.version);
  const piece = describeEvidence(before, body, domainCodes(certification));
  return {
    reply: piece,
    version: piece.version,
    writes: saveFile(file, file, { evidence: piece }),
    facts: [evidenceDescribed.of(file.id, { evidenceId: piece.id, title: piece.title })],
  };
});
