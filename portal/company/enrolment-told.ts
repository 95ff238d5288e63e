import type { FieldTold } from "../forms/form-state.tsx";
import { inseeCode } from "../forms/insee-code.ts";
import type { Choice } from "../forms/part.ts";

/** What a company is told of each field of an enrolment. */
export function enrolmentTold(
  centres: readonly Choice[],
  isCertificationChosen: boolean,
): Record<string, FieldTold> {
  return {
    certification: { label: "Certification" },
    centreId: {
      label: "Centre de formation",
      choices: centres,
      ...(isCertificationChosen ? {} : { help: "Choisissez d’abord la certification." }),
    },
    "candidate.email": { help: "La sienne, où lui seul lit : c’est par elle que le salarié répond." },
    "candidate.civilStatus.birthPlace.inseeCode": inseeCode,
    "candidate.phone": { label: "Numéro de téléphone" },
    // Asked of the OEMM alone, which acts in the place of others.
    motive: { hidden: true },
    companyId: { hidden: true },
  };
}
