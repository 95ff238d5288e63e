import * as z from "zod";
import { companyId } from "../ids.ts";

const personName = z.string().trim().min(1, "À renseigner.").max(100);

/** What a candidate gives about themselves when they enrol. */
export const candidateIdentity = z.strictObject({
  firstName: personName,
  lastName: personName,
  email: z.email("Adresse électronique attendue."),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 .]{6,20}$/, "Numéro de téléphone attendu.")
    .optional(),
  /** The mutuelle that employs them, when there is one: its members can't sit on their jury (R-JURY-5). */
  companyId: companyId.optional(),
});

/** A candidate: who they are and the account that owns the file, named by its verified address. */
export const candidate = candidateIdentity.extend({ account: z.string().min(1) });
/** A candidate, see {@link candidate}. */
export type Candidate = z.infer<typeof candidate>;

/** The account that an e-mail address signs in to: the same person, however their address is written. */
export function accountOfEmail(email: string): string {
  return email.trim().toLowerCase();
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
