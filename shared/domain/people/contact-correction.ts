import * as z from "zod";
import { accountOfEmail, type Candidate } from "../enrolment/candidate.ts";
import { assertProved } from "./proved-address.ts";

/** R-PER-2: why OEMM sets an address; one of a list, as companies and centres read histories. */
export const contactMotive = z.enum(["mistyped", "changed", "mailbox-lost"]);
/** A motive, see {@link contactMotive}. */
export type ContactMotive = z.infer<typeof contactMotive>;

/** Who corrects: OEMM, which said why (R-OEMM-1), or the candidate, by the addresses that they proved. */
export type CorrectedBy = { motive: ContactMotive } | { proved: readonly string[] };

/**
 * R-PER-2, R-PER-5: the candidate with other contact details; without a phone number, none is kept. A new address is one
 * that they proved, or that OEMM sets with a motive.
 * @throws DomainError `address-not-proved`.
 */
export function correctContact(
  { phone: _, postalAddress: __, ...person }: Candidate,
  contact: Pick<Candidate, "phone" | "postalAddress"> & { email: string },
  by: CorrectedBy,
): Candidate {
  const stays = accountOfEmail(contact.email) === accountOfEmail(person.email);
  if ("proved" in by && !stays) assertProved(contact.email, by.proved, "email");
  return { ...person, ...contact };
}

/**
 * R-PER-5, R-OEMM-1: the candidate whose account OEMM moves: their former mailbox is another's to read from now on, and
 * until they prove the new address they are written to by letters.
 */
export function withoutMailbox({ email: _, ...reached }: Candidate): Candidate {
  return reached;
}
