import * as z from "zod";
import { personId, subjectId } from "../ids.ts";
import { instant } from "../time/civil-date.ts";

/**
 * R-PER-1, R-PER-4: an account signs in, and is one person's; a person may have several, and two persons never share one.
 * Its addresses are ways to reach it.
 */
export const account = z.strictObject({
  /** The subject of its tokens. */
  subject: subjectId,
  personId,
  /** Since when it is that person's; absent until it is listed among theirs, which its next token does. */
  since: instant.optional(),
  version: z.int().positive(),
});
/** An account, see {@link account}. */
export type Account = z.infer<typeof account>;
