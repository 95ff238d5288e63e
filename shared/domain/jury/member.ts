import * as z from "zod";
import { accountOfEmail } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { companyId, memberId } from "../ids.ts";
import { emailAddress } from "../text/email-address.ts";
import { name } from "../text/name.ts";

/** The side that a member represents: the employers (UGEM) or the employees' unions (R-JURY-2). */
export const jurySide = z.enum(["employer", "employee"]);
/** A side, see {@link jurySide}. */
export type JurySide = z.infer<typeof jurySide>;
/** The sides as texts name them. */
export const sideLabels: Readonly<Record<JurySide, string>> = {
  employer: "employeurs",
  employee: "salariés",
};

/** What OEMM writes of a jury member. */
export const memberDescription = z
  .strictObject({
    name: name(),
    email: emailAddress,
    side: jurySide,
    /** The union or mutuelle group that names them, as printed. */
    organisation: name(),
    /** An OEMM representative sits on the employers' side (R-JURY-2). */
    representsOemm: z.boolean().default(false),
    /** The mutuelle that employs them, when there is one (R-JURY-5). */
    companyId: companyId.optional(),
  })
  .refine((member) => !member.representsOemm || member.side === "employer", {
    path: ["representsOemm"],
    message: "Le représentant de l’OEMM siège dans le collège des employeurs.",
  });

/** A person of the jury directory. */
export const juryMember = memberDescription.safeExtend({ id: memberId, version: z.int().positive() });
/** A jury member, see {@link juryMember}. */
export type JuryMember = z.infer<typeof juryMember>;

/** R-JURY-5: whether a member may not hear a candidate: the same person, a colleague, or one of their evaluators. */
export function inConflict(member: Pick<JuryMember, "email" | "companyId">, file: CandidateFile): boolean {
  const account = accountOfEmail(member.email);
  const { candidate } = file;
  // The identifier of a person of before persons were known is the address of their account.
  const samePerson = [candidate.personId, accountOfEmail(candidate.email)].includes(account);
  const sameCompany = member.companyId !== undefined && member.companyId === candidate.companyId;
  const assesses =
    file.path === "training" &&
    file.evaluators.some((held) => held.account === account && held.answer !== "declined");
  return samePerson || sameCompany || assesses;
}
