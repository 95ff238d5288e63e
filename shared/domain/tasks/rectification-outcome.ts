import * as z from "zod";

/** R-RGPD-1: what OEMM did about data that their person says are wrong; apart from tasks, which facts need none of. */
export const rectificationOutcome = z.enum(["rectified", "refused"]);
/** What OEMM did, see {@link rectificationOutcome}. */
export type RectificationOutcome = z.infer<typeof rectificationOutcome>;
