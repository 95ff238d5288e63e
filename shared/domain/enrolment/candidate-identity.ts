import { civilStatus } from "../people/civil-status.ts";
import { emailAddress } from "../text/email-address.ts";
import { telephone } from "../text/telephone.ts";
import { candidate } from "./candidate.ts";

/**
 * What is told of a candidate at an enrolment. Apart from `candidate`, which most functions read: the library
 * of telephone numbers is loaded by those that take one.
 */
export const candidateIdentity = candidate
  .omit({ personId: true })
  .extend({ civilStatus, email: emailAddress, phone: telephone.optional() });
