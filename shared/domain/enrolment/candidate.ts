import * as z from "zod";
import { companyId, personId } from "../ids.ts";
import { type CivilStatus, knownCivilStatus, nameOf } from "../people/civil-status.ts";
import { asDelivered, emailAddress } from "../text/email-address.ts";
import { freeText } from "../text/free-text.ts";

/** A candidate: a person, and how they are called and reached, as files and what is made of them tell it (R-PER-1). */
export const candidate = z.strictObject({
  personId,
  civilStatus: knownCivilStatus,
  /** Absent where they have none: they are written to by letters (R-OEMM-1). */
  email: emailAddress.optional(),
  /** In the form of E.164; how it is entered is said by `candidateIdentity`. */
  phone: z.string().optional(),
  /** Where letters go. */
  postalAddress: freeText(500).optional(),
  /** The mutuelle that employs them, when there is one: its members can't sit on their jury (R-JURY-5). */
  companyId: companyId.optional(),
});
/** A candidate, see {@link candidate}. */
export type Candidate = z.infer<typeof candidate>;

/** Former companies that a file keeps, the latest: more than an enrolment has. */
export const mostFormer = 10;

/** R-PER-8, R-JURY-5: the companies that were registered on a file before the present one; none where it never changed. */
export const formerCompanyIds = z.array(companyId).max(mostFormer).optional();

/** The account that an e-mail address signs in to: the same person, however their address is written. Nothing for none. */
export function accountOfEmail(email: string | undefined): string {
  return email === undefined ? "" : asDelivered(email).toLowerCase();
}

/** A candidate's name as it is printed. */
export function fullName({ civilStatus: known }: { civilStatus: CivilStatus }): string {
  return nameOf(known);
}
