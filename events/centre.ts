import * as z from "zod";
import { centreService } from "../shared/domain/centre/approval.ts";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** OEMM created or changed a centre. */
export const centreDescribed = defineFact({
  type: "centre.described",
  version: 1,
  about: "centre",
  label: "Centre enregistré",
  data: z.strictObject({ name: z.string() }),
  example: { name: "Centre Exemple" },
});

/** OEMM recorded a decision of the CPNEFP (R-CTR-1). */
export const approvalRecorded = defineFact({
  type: "centre.approval-recorded",
  version: 1,
  about: "centre",
  label: "Agrément enregistré",
  data: z.strictObject({
    certification: certificationCode,
    service: centreService,
    from: civilDate,
    until: civilDate,
  }),
  example: { certification: "CMI", service: "vae", from: "2026-01-01", until: "2030-12-31" },
});

/** R-PER-8: OEMM merged a centre into another one; in the histories of both. */
export const centreMerged = defineFact({
  type: "centre.merged",
  version: 1,
  about: "centre",
  label: "Fusion de centres",
  data: z.strictObject({ mergedId: z.string(), intoId: z.string() }),
  example: { mergedId: "ctr_exemple", intoId: "ctr_autre" },
});
