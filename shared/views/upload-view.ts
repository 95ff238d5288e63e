import * as z from "zod";
import { evidence } from "../domain/evidence/evidence.ts";
import { uploadForm } from "../objects/upload-form.ts";

/** A piece as its readers see it. */
export const evidenceView = evidence.meta({ id: "Evidence", description: "Pièce du dossier" });

/** A piece that waits for its upload, and the form to upload it with. */
export const uploadView = z.strictObject({
  evidence: evidenceView,
  upload: uploadForm,
  /** What the page asks before the upload. */
  advice: z.string(),
});
