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
  /** The secret of their application; where there is none, the one that is known on this machine. */
  secret: z.string().optional(),
  /** A secret that was shown, and with which no code was typed yet. */
  shownSecret: z.string().optional(),
  /** The codes of an application that were typed: the last one taken, and those that were wrong since. */
  codes: z
    .object({ lastStep: z.int(), wrong: z.int().optional(), closedUntil: z.iso.datetime().optional() })
    .optional(),
  /** Deleted through the pool's API: its subject is never another's. */
  deleted: z.literal(true).optional(),
  /** When codes were sent to the address. */
  codesSentAt: z.array(z.iso.datetime()).optional(),
  /** What was sent to the address, until it is proved. */
  code: z.object({ sent: z.string(), triesLeft: z.int(), until: z.iso.datetime() }).optional(),
});
/** An account of the local issuer, see {@link userAccount}. */
export type UserAccount = z.infer<typeof userAccount>;
