import { DomainError, type FieldFault } from "../domain-error.ts";
import { fullName } from "../enrolment/candidate.ts";
import type { FileMain } from "../enrolment/file.ts";
import { inFigures, inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { inConflict, type JuryMember, type JurySide, type MemberAsPerson } from "./member.ts";

/**
 * R-JURY-2: a jury has different members, as many of each side, of whom a few at most represent OEMM.
 * @throws DomainError `jury-composition`.
 */
export function checkComposition(
  members: readonly JuryMember[],
  { perSide, ofOemm }: Policy["jury"]["members"],
): void {
  const of = (side: JurySide) => members.filter((member) => member.side === side).length;
  const different = new Set(members.map((member) => member.id)).size === members.length;
  const oemm = members.filter((member) => member.representsOemm).length;
  if (different && of("employer") === perSide && of("employee") === perSide && oemm <= ofOemm) return;
  const representatives = inWords({ count: perSide, unit: "representative" });
  throw new DomainError("jury-composition", {
    rule: "R-JURY-2",
    detail:
      `Un jury compte ${inWords({ count: 2 * perSide, unit: "member" })} différents\u00a0: ` +
      `${representatives} des employeurs, dont au plus ${inWords({ count: ofOemm, unit: "representative" })} de l’OEMM, ` +
      `et ${representatives} des syndicats de salariés.`,
    fields: [
      {
        path: "memberIds",
        message: `${inFigures({ count: of("employer"), unit: "employer" })} et ${inFigures({ count: of("employee"), unit: "employee" })} sont nommés.`,
      },
    ],
  });
}

/** A member who may not hear a candidate. */
export interface Conflict {
  memberId: string;
  fileId: string;
}

/** R-JURY-5: which members may not hear which candidates, as both are now. */
export function conflictsOf(
  members: readonly JuryMember[],
  files: readonly FileMain[],
  personOf: (member: JuryMember) => MemberAsPerson | undefined,
): Conflict[] {
  return members.flatMap((member) =>
    files
      .filter((file) => inConflict(member, file, personOf(member)))
      .map((file) => ({ memberId: member.id, fileId: file.id })),
  );
}

/**
 * R-JURY-5, R-OEMM-5: no member hears themselves, a colleague, or a candidate whom they assess, as capacities and employers
 * are when it is asked.
 * @throws DomainError `conflict-of-interest`, one fault per pair.
 */
export function checkConflicts(
  members: readonly JuryMember[],
  files: readonly FileMain[],
  personOf: (member: JuryMember) => MemberAsPerson | undefined = () => undefined,
): void {
  const fields: FieldFault[] = conflictsOf(members, files, personOf).map(({ memberId, fileId }) => {
    const index = members.findIndex(({ id }) => id === memberId);
    const heard = files.find(({ id }) => id === fileId);
    return {
      path: `memberIds.${index}`,
      message: `${members[index]?.name} ne peut pas entendre ${heard && fullName(heard.candidate)}.`,
    };
  });
  if (fields.length > 0)
    throw new DomainError("conflict-of-interest", {
      rule: "R-JURY-5",
      detail: "Un membre du jury ne peut pas entendre ce candidat.",
      fields,
    });
}
