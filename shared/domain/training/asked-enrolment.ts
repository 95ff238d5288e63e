import * as z from "zod";
import { candidateIdentity } from "../enrolment/candidate-identity.ts";
import { centreId } from "../ids.ts";
import { certificationCode } from "../referential/certification.ts";
import { employmentStatus } from "./file.ts";

/** R-TRN-1: what a company gives to begin the enrolment of an employee. */
export const askedEnrolment = z.strictObject({
  certification: certificationCode,
  candidate: candidateIdentity.omit({ companyId: true }),
  centreId,
  status: employmentStatus,
});
/** R-OEMM-1: what stands on a paper form: an employee may have no e-mail, and accepts on paper (R-PER-3). */
export const paperEnrolment = askedEnrolment.extend({
  candidate: candidateIdentity.omit({ companyId: true }).partial({ email: true }),
});

/** What a company gives, see {@link askedEnrolment}. */
export type AskedEnrolment = z.infer<typeof askedEnrolment>;
