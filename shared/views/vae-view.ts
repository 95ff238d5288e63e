import * as z from "zod";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { policyOfVersion } from "../domain/policy/policy-of-version.ts";
import type { Certification } from "../domain/referential/certification.ts";
import { agreement } from "../domain/vae/accompaniment.ts";
import { admissibility } from "../domain/vae/admissibility.ts";
import { type Answer, answer, positions } from "../domain/vae/booklet.ts";
import { experiencePeriods, totalExperience } from "../domain/vae/experience.ts";
import type { VaeFile } from "../domain/vae/file.ts";

/** What readers see of a VAE file besides what every file has. */
export const vaeView = {
  experience: z.strictObject({
    periods: experiencePeriods,
    days: z.int(),
    requiredDays: z.int(),
    windowFrom: z.string().optional(),
    windowTo: z.string(),
    sufficient: z.boolean(),
  }),
  admissibility: admissibility.optional(),
  agreement: agreement.optional(),
  positions,
  answers: z.array(answer),
};

/** The VAE part of a file for its readers. */
export function toVaeView(file: VaeFile, answers: readonly Answer[], certification: Certification) {
  return {
    experience: {
      periods: file.experience,
      ...totalExperience(
        file.experience,
        file.enrolledOn,
        policyOfVersion(certification, guidePolicy).vae.experience,
      ),
    },
    admissibility: file.admissibility,
    agreement: file.agreement,
    positions: file.positions,
    answers: [...answers],
  };
}
