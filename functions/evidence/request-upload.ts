import * as z from "zod";
import { uploadRequested } from "../../events/evidence.ts";
import type { FileRelation } from "../../shared/domain/access/relations.ts";
import type { Path } from "../../shared/domain/enrolment/file.ts";
import { behalfMotive, motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import { isDepositedByOemm, isInPlaceOfCandidate } from "../../shared/domain/evidence/oemm-pieces.ts";
import { maskingAdvice } from "../../shared/domain/evidence/refusals.ts";
import {
  requestUpload,
  type UploadAnnouncement,
  uploadAnnouncement,
} from "../../shared/domain/evidence/request.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { signUploadForm, uploadFormSeconds } from "../../shared/objects/upload-form.ts";
import { saveFile } from "../../shared/store/files.ts";
import { uploadView } from "../../shared/views/upload-view.ts";
import { assertPieceComes } from "./editable-piece.ts";

/**
 * R-VAE-6: the candidate announces a piece and gets the form to upload it straight to the bucket; R-PER-3, R-PER-5: OEMM,
 * the form that an employee signed, or what proves a civil status; R-OEMM-1: in the place of a candidate by VAE, with a
 * motive.
 */
export const route = defineRoute({
  name: "evidence/request-upload",
  method: "POST",
  path: "/files/{fileId}/evidence",
  summary: "Annoncer une pièce et obtenir son formulaire de dépôt",
  tag: "evidence",
  params: z.strictObject({ fileId }),
  body: uploadAnnouncement.extend({ motive: behalfMotive.optional() }),
  reply: uploadView,
  status: 201,
  bounded: "uploads",
  needs: { table: { reads: ["SESSION"], writes: ["FILE"] }, objects: "upload-evidence" },
});

export const handler = serve(
  route,
  async ({ contents, relation, body: { motive, ...body }, now, today, newId }) => {
    const { file, evidence, certification } = contents;
    assertOwnPiece(relation, file.path, body);
    const inPlace = { byOemm: relation === "oemm" && isInPlaceOfCandidate(body) };
    const said = motiveOfOemm(inPlace, motive);
    await assertPieceComes(file, body, today);
    const given = {
      id: newId("evd"),
      existing: evidence,
      domainCodes: domainCodes(certification),
      uploadUntil: addSeconds(now, uploadFormSeconds),
      policy: guidePolicy.evidence,
      inPlace: inPlace.byOemm,
    };
    const piece = requestUpload(body, given, now);
    const { id: evidenceId, title, category, contentType } = piece;
    return {
      reply: { evidence: piece, upload: await signUploadForm(file.id, piece), advice: maskingAdvice },
      version: piece.version,
      location: `/files/${file.id}/evidence/${evidenceId}`,
      writes: saveFile(file, file, { evidence: piece }),
      facts: [uploadRequested.of(file.id, { evidenceId, title, category, contentType, ...said })],
    };
  },
);

const isSlides = ({ category }: Pick<UploadAnnouncement, "category">) => category === "presentation";

/**
 * Who deposits a piece: OEMM, those of its own, the booklet that a candidate handed in on paper and, by VAE, those of a candidate
 * in their place; others, all but its own.
 */
function assertOwnPiece(
  relation: FileRelation,
  path: Path,
  piece: Pick<UploadAnnouncement, "category">,
): void {
  if (relation !== "oemm" && isDepositedByOemm(piece))
    throw forbidden("L’OEMM dépose elle-même une pièce de cette catégorie.");
  if (isSlides(piece) && relation === "company") throw forbidden("Le candidat dépose sa présentation.");
  if (relation === "oemm" && path === "training" && !isDepositedByOemm(piece) && !isSlides(piece))
    throw forbidden("Sur le parcours de formation, l’entreprise et le candidat déposent cette pièce.");
}
