import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { accountOfEmail, type Candidate } from "../enrolment/candidate.ts";
import { assertProved } from "./proved-address.ts";

/** R-PER-2: why OEMM sets an address; one of a list, as companies and centres read histories. */
export const contactMotive = z.enum(["mistyped", "changed", "mailbox-lost"]);
/** A motive, see {@link contactMotive}. */
export type ContactMotive = z.infer<typeof contactMotive>;

/** Who corrects: OEMM, which says why, or the candidate, by the addresses that they proved. */
export type CorrectedBy = { motive: ContactMotive | undefined } | { proved: readonly string[] };

/**
 * R-PER-2, R-PER-5: the candidate with other contact details; without a phone number, none is kept. A new address is one
 * that they proved, or that OEMM sets with a motive.
 * @throws DomainError `address-not-proved`, `motive-missing`.
 */
export function correctContact(
  { phone: _, ...person }: Candidate,
  contact: Pick<Candidate, "email" | "phone">,
  by: CorrectedBy,
): Candidate {
  const stays = accountOfEmail(contact.email) === accountOfEmail(person.email);
  if ("proved" in by && !stays) assertProved(contact.email, by.proved, "email");
  if ("motive" in by && !stays && by.motive === undefined)
    throw new DomainError("motive-missing", {
      rule: "R-PER-2",
      kind: "input",
      detail: "Indiquez pourquoi vous changez l’adresse de cette personne.",
      fields: [{ path: "motive", message: "À renseigner quand l’adresse change." }],
    });
  return { ...person, ...contact };
}
