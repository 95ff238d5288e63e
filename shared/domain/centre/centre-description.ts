import { telephone } from "../text/telephone.ts";
import { centre } from "./approval.ts";

/** What OEMM writes of a training centre. */
export const centreDescription = centre
  .omit({ id: true, version: true, mergedInto: true })
  .extend({ phone: telephone.optional() });
