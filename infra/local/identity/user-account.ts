import * as z from "zod";

/** An account as the issuer keeps it. */
export const userAccount = z.object({
  subject: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  /** Whether its owner proved the address; they did unless told. */
  emailVerified: z.boolean().optional(),
  /** Whether a code of an application is asked for at sign-in, besides the password. */
  secondFactor: z.boolean().optional(),
  /** What was sent to the address, until it is proved. */
  code: z.object({ sent: z.string(), triesLeft: z.int(), until: z.iso.datetime() }).optional(),
});
/** An account of the local issuer, see {@link userAccount}. */
export type UserAccount = z.infer<typeof userAccount>;
