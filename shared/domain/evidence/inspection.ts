import * as z from "zod";
import { rejectionReason } from "./evidence.ts";

/** R-EVI-3: what was found in a file that keeps a jury from opening it safely. */
export const fault = z.strictObject({
  reason: rejectionReason,
  /** The media type of what it is, where that is the fault and is known. */
  type: z.string().optional(),
  /** The name of what is embedded, where that is the fault. */
  named: z.string().optional(),
});
/** A fault, see {@link fault}. */
export type Fault = z.infer<typeof fault>;

/** What reading a file's bytes found: an accepted format that opens, or the first fault. */
export const inspection = z.union([
  z.strictObject({
    contentType: z.string(),
    /** A JPEG was made that shows it. */
    preview: z.literal("image/jpeg").optional(),
    fault: z.undefined().optional(),
  }),
  z.strictObject({ fault }),
]);
/** What was found, see {@link inspection}. */
export type Inspection = z.infer<typeof inspection>;
