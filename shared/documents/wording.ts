import type { Evidence } from "../domain/evidence/evidence.ts";
import type { Evaluator } from "../domain/training/evaluator.ts";

/** What pieces are for, in words. */
export const categoryInWords: Readonly<Record<Evidence["category"], string>> = {
  cv: "CV détaillé",
  "position-proof": "Preuve d’un emploi",
  experience: "Preuve de l’expérience",
  "supporting-document": "Justificatif de recevabilité",
  "individual-path": "Parcours individualisé",
  "enrolment-document": "Pièce d’inscription",
  "signed-enrolment": "inscription signée par le salarié",
  "civil-status-proof": "Justificatif d’état civil",
  "scanned-booklet": "Livret remis sur papier",
  presentation: "Présentation devant le jury",
};

/** Functions of evaluators, in words. */
export const roleInWords: Readonly<Record<Evaluator["role"], string>> = {
  "line-manager": "responsable hiérarchique",
  tutor: "tuteur ou tutrice",
  "internal-trainer": "formateur ou formatrice interne",
  "experienced-professional": "professionnel(le) expérimenté(e)",
};
