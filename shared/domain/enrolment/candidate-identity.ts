import { telephone } from "../text/telephone.ts";
import { candidate } from "./candidate.ts";

/**
 * What a candidate gives about themselves when they enrol. Apart from `candidate`, which most functions read: the library
 * of telephone numbers is loaded by those that take one.
 */
export const candidateIdentity = candidate.omit({ account: true }).extend({ phone: telephone.optional() });
