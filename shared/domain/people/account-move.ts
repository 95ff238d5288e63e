import * as z from "zod";
import { addressId, personId } from "../ids.ts";
import { type Instant, instant } from "../time/civil-date.ts";
import type { Account } from "./account.ts";
import type { Person } from "./person.ts";

/** R-PER-5: why OEMM moves an account, and how it checked who asks: lists, as histories hold nothing personal. */
export const accountMoveReasons = z.strictObject({
  motive: z.enum(["mailbox-lost", "account-misused"]),
  identityCheck: z.enum(["in-person", "by-video", "by-documents"]),
});

/** R-PER-5: that an account is to be that of an address from now on, until who reads it takes it over. */
export const accountMove = z.strictObject({
  /** The new address, as accounts are compared. */
  account: z.string().min(1),
  personId,
  /** The proof of the new address, with its code. */
  addressId,
  at: instant,
});
/** A move, see {@link accountMove}. */
export type AccountMove = z.infer<typeof accountMove>;

/** R-PER-5: the person as what signs in for them is closed. */
export function closeAccounts<Known extends Person>(person: Known, now: Instant): Known {
  return { ...person, accountsClosedAt: now };
}

/** R-PER-5: whether an account, of this very person, was closed as OEMM moved it. */
export function isClosed({ since = "" }: Pick<Account, "since">, { accountsClosedAt }: Person): boolean {
  return accountsClosedAt !== undefined && since <= accountsClosedAt;
}
