import * as z from "zod";

/** R-OEMM-3: what was granted before the system: a whole CQP, or some of its domains. */
export const grantedBefore = z.enum(["certificate", "partial-validation"]);

/** R-OEMM-3: what a file is that was taken over: the decision of before, as its paper says it. */
export const takenOver = z.strictObject({
  granted: grantedBefore,
  number: z.string(),
  /** The path that the candidate had come by. */
  by: z.enum(["vae", "training"]),
});
