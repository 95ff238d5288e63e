import * as z from "zod";
import { companyId, subjectId } from "../ids.ts";

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

/** A candidate: who they are and the identity that owns the file. */
export const candidate = candidateIdentity.extend({ subject: subjectId });
/** A candidate, see {@link candidate}. */
export type Candidate = z.infer<typeof candidate>;

/** A candidate's name as it is printed. */
export function fullName(person: Pick<Candidate, "firstName" | "lastName">): string {
  return `${person.firstName} ${person.lastName}`;
}
