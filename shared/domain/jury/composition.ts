import { DomainError, type FieldFault } from "../domain-error.ts";
import { fullName } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { inConflict, type JuryMember, type JurySide } from "./member.ts";

/** R-JURY-2: members of a jury on each side. */
export const membersPerSide = 2;

/**
 * R-JURY-2: a jury has four different members, two of each side, at most one of whom represents OEMM.
 * @throws DomainError `jury-composition`.
 */
export function checkComposition(members: readonly JuryMember[]): void {
  const of = (side: JurySide) => members.filter((member) => member.side === side).length;
  const different = new Set(members.map((member) => member.id)).size === members.length;
  const oemm = members.filter((member) => member.representsOemm).length;
  if (different && of("employer") === membersPerSide && of("employee") === membersPerSide && oemm <= 1)
    return;
  throw new DomainError("jury-composition", {
    rule: "R-JURY-2",
    detail:
      "Un jury compte quatre membres différents : deux représentants des employeurs, dont au plus un de l’OEMM, " +
      "et deux représentants des syndicats de salariés.",
    fields: [{ path: "memberIds", message: `${of("employer")} employeur(s), ${of("employee")} salarié(s).` }],
  });
}

/**
 * R-JURY-5: no member hears themselves, a colleague, or somebody they assess.
 * @throws DomainError `conflict-of-interest`, one fault per pair.
 */
export function checkConflicts(members: readonly JuryMember[], files: readonly CandidateFile[]): void {
  const fields: FieldFault[] = members.flatMap((member, index) =>
    files
      .filter((file) => inConflict(member, file))
      .map(({ candidate }) => ({
        path: `memberIds.${index}`,
        message: `${member.name} ne peut pas entendre ${fullName(candidate)}.`,
      })),
  );
  if (fields.length > 0)
    throw new DomainError("conflict-of-interest", {
      rule: "R-JURY-5",
      detail: "Un membre du jury ne peut pas entendre ce candidat.",
      fields,
    });
}
