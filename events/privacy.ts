import * as z from "zod";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { defineFact } from "./fact.ts";

/** The time of a file was over: nothing of it is left but what the register keeps (R-RGPD-2). */
export const fileErased = defineFact({
  type: "file.erased",
  version: 1,
  about: "file",
  label: "Dossier effacé",
  data: z.strictObject({}),
  example: {},
});

/** The time of evidence of a certified file was over (R-RGPD-2). */
export const evidenceErased = defineFact({
  type: "file.evidence-erased",
  version: 1,
  about: "file",
  label: "Pièces effacées",
  data: z.strictObject({ certification: certificationCode, pieces: z.int().positive() }),
  example: { certification: "CMI", pieces: 3 },
});
