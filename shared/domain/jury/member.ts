import * as z from "zod";
import { accountOfEmail, formerCompanyIds } from "../enrolment/candidate.ts";
import { companiesOf } from "../enrolment/companies.ts";
import type { FileMain } from "../enrolment/file.ts";
import { companyId, memberId, personId } from "../ids.ts";
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
export const juryMember = memberDescription.safeExtend({
  id: memberId,
  /** R-PER-7: the person who accepted, whose number it is from then on; absent before, and where none was asked. */
  personId: personId.optional(),
  formerCompanyIds,
  version: z.int().positive(),
});
/** A jury member, see {@link juryMember}. */
export type JuryMember = z.infer<typeof juryMember>;

/** R-PER-6: who a member is besides what the directory says, as they accepted with an account of theirs. */
export interface MemberAsPerson {
  personId?: string;
  /** The account that accepted to sit on juries. */
  subject?: string;
  /** The companies that they may act for. */
  companyIds: readonly string[];
}

/**
 * R-JURY-5: whether a member may not hear a candidate: the same person, a colleague, or one of their evaluators. R-PER-6: in
 * every capacity of theirs, and of every company that the file names.
 */
export function inConflict(
  member: Pick<JuryMember, "email" | "companyId" | "formerCompanyIds">,
  file: FileMain,
  person: MemberAsPerson = { companyIds: [] },
): boolean {
  const account = accountOfEmail(member.email);
  const { candidate } = file;
  // The identifier of a person of before persons were known is the address of their account.
  const samePerson =
    [candidate.personId, accountOfEmail(candidate.email)].includes(account) ||
    candidate.personId === person.personId;
  const registered = companiesOf(file);
  // R-PER-8: the former companies of a member are those that were merged into theirs.
  const sameCompany = [member.companyId, ...(member.formerCompanyIds ?? []), ...person.companyIds].some(
    (one) => one !== undefined && registered.includes(one),
  );
  const assesses =
    file.path === "training" &&
    file.evaluators.some(
      (held) =>
        held.answer !== "declined" &&
        (held.account === account || (held.acceptedBy !== undefined && held.acceptedBy === person.subject)),
    );
  return samePerson || sameCompany || assesses;
}
