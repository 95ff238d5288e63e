import * as z from "zod";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { rectificationOutcome } from "../shared/domain/tasks/rectification-outcome.ts";
import { defineFact } from "./fact.ts";

/** A person asked for a copy of all that is held about them (R-RGPD-1). */
export const copyRequested = defineFact({
  type: "person.copy-requested",
  version: 1,
  about: "person",
  label: "Copie des données demandée",
  data: z.strictObject({ copyId: z.string() }),
  example: { copyId: "cpy_01JZ0000000000000000000000" },
});

/** The copy can be downloaded (R-RGPD-1). */
export const copyReady = defineFact({
  type: "person.copy-ready",
  version: 1,
  about: "person",
  label: "Copie des données prête",
  data: z.strictObject({ copyId: z.string(), bytes: z.int() }),
  example: { copyId: "cpy_01JZ0000000000000000000000", bytes: 3_100_000 },
});

/** A person said which of the data about them are wrong (R-RGPD-1): a task of OEMM. */
export const rectificationAsked = defineFact({
  type: "person.rectification-asked",
  version: 1,
  about: "person",
  label: "Rectification demandée",
  data: z.strictObject({ taskId: z.string() }),
  example: { taskId: "task_01JZ0000000000000000000000" },
});

/** OEMM rectified the data, or told the person why not (R-RGPD-1). */
export const rectificationAnswered = defineFact({
  type: "person.rectification-answered",
  version: 1,
  about: "person",
  label: "Réponse à une demande de rectification",
  data: z.strictObject({ taskId: z.string(), outcome: rectificationOutcome }),
  example: { taskId: "task_01JZ0000000000000000000000", outcome: "rectified" },
});

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
