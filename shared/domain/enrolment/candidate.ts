import * as z from "zod";
import { companyId } from "../ids.ts";
import { asDelivered, emailAddress } from "../text/email-address.ts";
import { name } from "../text/name.ts";

/** Characters of a first or last name at most. */
const longestName = 100;

/** A candidate: who they are and the account that owns the file, named by its verified address. */
export const candidate = z.strictObject({
  firstName: name(longestName),
  lastName: name(longestName),
  email: emailAddress,
  /** In the form of E.164; how it is entered is said by `candidateIdentity`. */
  phone: z.string().optional(),
  /** The mutuelle that employs them, when there is one: its members can't sit on their jury (R-JURY-5). */
  companyId: companyId.optional(),
  account: z.string().min(1),
});
/** A candidate, see {@link candidate}. */
export type Candidate = z.infer<typeof candidate>;

/** The account that an e-mail address signs in to: the same person, however their address is written. */
export function accountOfEmail(email: string): string {
  return asDelivered(email).toLowerCase();
}

/** A candidate's name as it is printed. */
export function fullName(person: Pick<Candidate, "firstName" | "lastName">): string {
  return `${person.firstName} ${person.lastName}`;
}

/** The candidate with other contact details; without a phone number, none is kept. */
export function correctContact(
  { phone: _, ...person }: Candidate,
  contact: Pick<Candidate, "email" | "phone">,
): Candidate {
  return { ...person, ...contact };
}
