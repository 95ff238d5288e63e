import * as z from "zod";

/** R-LAW-1: how long what a jury granted counts: a time from the decision, or for ever. */
export const validity = z.union([
  z.strictObject({ count: z.int().min(1).max(100), unit: z.enum(["year", "month", "day"]) }),
  z.literal("permanent"),
]);
/** How long what a jury granted counts, see {@link validity}. */
export type Validity = z.infer<typeof validity>;
