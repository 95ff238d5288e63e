import * as z from "zod";
import { freeText } from "../text/free-text.ts";
import { civilDate } from "../time/civil-date.ts";

/** The terms of an accompaniment agreement: the nature of the support and its organisation (R-VAE-5). */
export const agreementTerms = z.strictObject({
  nature: freeText(5000),
  meetings: z
    .array(
      z.strictObject({
        mode: z.enum(["face-to-face", "phone", "video"]),
        /** Minutes. */
        duration: z.int().min(15).max(480),
        subject: freeText(500),
      }),
    )
    .min(1, "Au moins un rendez-vous.")
    .max(50),
});

/** An agreement: proposed by the centre, in force once the candidate has signed it too. */
export const agreement = z.strictObject({
  terms: agreementTerms,
  centreId: z.string(),
  signedByCentreOn: civilDate,
  signedByCandidateOn: civilDate.optional(),
});
/** An accompaniment agreement, see {@link agreement}. */
export type Agreement = z.infer<typeof agreement>;
