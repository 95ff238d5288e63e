import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { type Candidate, fullName } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { evidenceId } from "../ids.ts";
import { type CivilStatus, civilStatus, differencesOf, nameOf } from "./civil-status.ts";
import type { Person } from "./person.ts";

/**
 * R-PER-5: why a civil status is corrected. One of a list, as histories are read by companies and centres, and hold
 * nothing personal.
 */
export const correctionMotive = z.enum(["mistyped", "changed", "completed"]);

/** R-PER-5: what OEMM corrects a civil status by: the whole of it, the motive, and the piece that proves it. */
export const civilStatusCorrection = z.strictObject({ civilStatus, motive: correctionMotive, evidenceId });

/**
 * R-PER-5: the person of a file with a corrected civil status. `names` are those that their files bear: an address that
 * served two people before persons were known (R-PER-4) is not given one name.
 * @throws DomainError `proof-missing`, `nothing-corrected`, `two-names`.
 */
export function correctCivilStatus(
  before: Person,
  { file, evidence, names }: { file: CandidateFile; evidence: readonly Evidence[]; names: readonly string[] },
  corrected: z.infer<typeof civilStatusCorrection>,
): Person & { civilStatus: CivilStatus } {
  const proof = evidence.find(({ id }) => id === corrected.evidenceId);
  if (proof?.state !== "accepted" || proof.category !== "civil-status-proof")
    throw new DomainError("proof-missing", {
      rule: "R-PER-5",
      detail: "Le justificatif d’état civil doit d’abord être déposé et vérifié.",
      fields: [
        {
          path: "evidenceId",
          message: "Pièce acceptée de la catégorie «\u00a0justificatif d’état civil\u00a0» attendue.",
        },
      ],
    });
  const known = before.civilStatus ?? file.candidate.civilStatus;
  const changed = [corrected.civilStatus, file.candidate.civilStatus].some(
    (told) => differencesOf(known, told).length > 0,
  );
  if (!changed)
    throw new DomainError("nothing-corrected", {
      rule: "R-PER-5",
      detail: "Cet état civil est déjà celui de la personne.",
    });
  const own = [nameOf(known), fullName(file.candidate), nameOf(corrected.civilStatus)];
  // Once OEMM has joined persons into this one, it is established that the names are theirs.
  if (before.joinedWith === undefined && names.some((name) => !own.includes(name)))
    throw new DomainError("two-names", {
      rule: "R-PER-4",
      detail:
        "Les dossiers de cette personne portent plusieurs noms\u00a0: il faut d’abord établir s’il s’agit bien de la même.",
    });
  return { ...before, civilStatus: corrected.civilStatus };
}

/**
 * R-PER-5: what names a person by a civil status of before the correction, under the right one; undefined where it
 * already does. Decision sheets are not among it: they were signed.
 */
export function underRightName<Named extends { candidate: Candidate }>(
  named: Named,
  corrected: CivilStatus,
): Named | undefined {
  if (differencesOf(named.candidate.civilStatus, corrected).length === 0) return undefined;
  return { ...named, candidate: { ...named.candidate, civilStatus: corrected } };
}
