import * as z from "zod";
import { evidenceCategory, rejectionReason } from "../shared/domain/evidence/evidence.ts";
import { defineFact } from "./fact.ts";

const piece = { evidenceId: z.string(), title: z.string() };
const example = { evidenceId: "evd_01JZZZZZZZZZZZZZZZZZZZZZZZ", title: "CV détaillé" };

/** The candidate asked to upload a piece. */
export const uploadRequested = defineFact({
  type: "evidence.upload-requested",
  version: 1,
  about: "file",
  label: "Dépôt de pièce demandé",
  data: z.strictObject({
    ...piece,
    category: evidenceCategory,
    contentType: z.string(),
    /** R-OEMM-1: why OEMM deposited a piece of the candidate's. */
    motive: z.string().optional(),
  }),
  personal: ["title", "motive"],
  inPlaceOf: true,
  example: { ...example, category: "cv", contentType: "application/pdf" },
});

/** The candidate asked for a new upload form. */
export const uploadRenewed = defineFact({
  type: "evidence.upload-renewed",
  version: 1,
  about: "file",
  label: "Nouveau formulaire de dépôt",
  data: z.strictObject({ ...piece, motive: z.string().optional() }),
  personal: ["title", "motive"],
  inPlaceOf: true,
  example,
});

/** An upload was verified and accepted. */
export const evidenceAccepted = defineFact({
  type: "evidence.accepted",
  version: 1,
  about: "file",
  label: "Pièce vérifiée et acceptée",
  data: z.strictObject({ ...piece, size: z.int(), sha256: z.string() }),
  personal: ["title"],
  example: { ...example, size: 48_213, sha256: "0".repeat(64) },
});

/** An upload was verified and rejected. */
export const evidenceRejected = defineFact({
  type: "evidence.rejected",
  version: 1,
  about: "file",
  label: "Pièce rejetée",
  data: z.strictObject({ ...piece, fileName: z.string(), reason: rejectionReason, detail: z.string() }),
  personal: ["title", "fileName", "detail"],
  example: { ...example, fileName: "cv.pdf", reason: "empty", detail: "Le fichier est vide." },
});

/** A piece's title, category or domains changed. */
export const evidenceDescribed = defineFact({
  type: "evidence.described",
  version: 1,
  about: "file",
  label: "Description de pièce modifiée",
  data: z.strictObject(piece),
  personal: ["title"],
  example,
});

/** A piece was taken out of the file. */
export const evidenceRemoved = defineFact({
  type: "evidence.removed",
  version: 1,
  about: "file",
  label: "Pièce retirée",
  data: z.strictObject({ ...piece, motive: z.string().optional() }),
  personal: ["title", "motive"],
  inPlaceOf: true,
  example,
});

/** An upload asked for never came. */
export const uploadExpired = defineFact({
  type: "evidence.upload-expired",
  version: 1,
  about: "file",
  label: "Dépôt jamais effectué",
  data: z.strictObject(piece),
  personal: ["title"],
  example,
});
