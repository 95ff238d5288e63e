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
/** What a company gives, see {@link askedEnrolment}. */
export type AskedEnrolment = z.infer<typeof askedEnrolment>;
