import * as z from "zod";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { defineFact } from "./fact.ts";

/** A candidate enrolled. */
export const fileEnrolled = defineFact({
  type: "file.enrolled",
  version: 1,
  about: "file",
  label: "Inscription enregistrée",
  data: z.strictObject({
    certification: certificationCode,
    path: z.literal("vae"),
    centreId: z.string().optional(),
  }),
  example: { certification: "CMI", path: "vae", centreId: "ctr_exemple" },
});

/** The candidate chose a centre. */
export const centreChosen = defineFact({
  type: "file.centre-chosen",
  version: 1,
  about: "file",
  label: "Centre choisi",
  data: z.strictObject({ centreId: z.string() }),
  example: { centreId: "ctr_exemple" },
});

/** The candidate gave up. */
export const fileWithdrawn = defineFact({
  type: "file.withdrawn",
  version: 1,
  about: "file",
  label: "Abandon du candidat",
  data: z.strictObject({}),
  example: {},
});
