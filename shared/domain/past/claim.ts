import { DomainError } from "../domain-error.ts";
import type { Person } from "../people/person.ts";
import type { CivilDate } from "../time/civil-date.ts";

/**
 * R-PER-5: a person claims what was taken over for a person like them, by its number and their date of birth: whose it is
 * is for OEMM to confirm. One answer for a number that is not known and a date that is not theirs.
 * @throws DomainError `claim-unmatched`.
 */
export function claimPast(holder: Person | undefined, bornOn: CivilDate): Person {
  if (holder?.civilStatus?.bornOn === bornOn) return holder;
  throw new DomainError("claim-unmatched", {
    rule: "R-PER-5",
    kind: "input",
    detail:
      "Aucune décision antérieure ne porte ce numéro pour une personne née à cette date. Vérifiez-les, ou écrivez à l’OEMM.",
    fields: [
      { path: "number", message: "À reprendre tel qu’il est imprimé sur le certificat ou la fiche." },
      { path: "bornOn", message: "Celle du titulaire est attendue." },
    ],
  });
}
