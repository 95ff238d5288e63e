import * as z from "zod";
import { personId, subjectId } from "../ids.ts";

/**
 * R-PER-1, R-PER-4: an account signs in, and is one person's; a person may have several, and two persons never share one.
 * Its addresses are ways to reach it.
 */
export const account = z.strictObject({
  /** The subject of its tokens. */
  subject: subjectId,
  personId,
  version: z.int().positive(),
});
/** An account, see {@link account}. */
export type Account = z.infer<typeof account>;
