import type { FileContents } from "../enrolment/file.ts";
import type { TrainingFile } from "./file.ts";
import { areDescribed } from "./final-booklet.ts";

/** Something that keeps a file from the next step: which part it belongs to, and what to do, in French. */
export interface MissingItem {
  item: string;
  /** For the company, which is to do it or to have it done. */
  message: string;
  /** The same for the others who read the file, where it reads otherwise. */
  seen?: string;
}

/**
 * R-TRN-10, R-TRN-12: what a file still lacks before it goes to the jury: the interview, the individual path, an
 * assessment of every module taken, and the final booklet with its three parts. Empty when it is ready.
 */
export function missingForTrainingJury({ file, evidence }: FileContents<TrainingFile>): MissingItem[] {
  const missing: MissingItem[] = [];
  if (file.interview === undefined)
    missing.push({
      item: "interview",
      message: "Enregistrez l’entretien d’accueil et d’orientation.",
      seen: "L’entretien d’accueil et d’orientation n’est pas enregistré.",
    });
  if (file.individualPath === undefined)
    missing.push({
      item: "individual-path",
      message: "Définissez le parcours individualisé.",
      seen: "Le parcours individualisé n’est pas défini.",
    });
  const assessed = new Set(file.moduleAssessments.map(({ moduleCode }) => moduleCode));
  for (const { code, title } of file.individualPath?.modules ?? []) {
    if (!assessed.has(code))
      missing.push({
        item: "training-booklet",
        message: `Le centre n’a pas encore évalué le module «\u00a0${title}\u00a0».`,
      });
  }
  if (!areDescribed(file, evidence))
    missing.push({ item: "final-booklet", message: "Le candidat n’a pas encore décrit ses activités." });
  const opinions = new Set(file.opinions.map(({ account }) => account));
  if (file.evaluators.length === 0)
    missing.push({
      item: "evaluators",
      message: "Désignez les évaluateurs.",
      seen: "Les évaluateurs ne sont pas désignés.",
    });
  for (const { account, name, answer } of file.evaluators) {
    if (answer === "waiting" || answer === "declined")
      missing.push({
        item: "evaluators",
        message:
          answer === "waiting"
            ? `${name} n’a pas encore accepté d’évaluer le candidat.`
            : `${name} a décliné\u00a0: désignez une autre personne.`,
        ...(answer === "declined" ? { seen: `${name} a décliné l’évaluation, et n’est pas remplacé.` } : {}),
      });
    else if (!opinions.has(account))
      missing.push({ item: "final-booklet", message: `${name} n’a pas encore donné son avis.` });
  }
  for (const piece of evidence) {
    if (piece.state === "requested")
      missing.push({
        item: "verification",
        message: `La pièce «\u00a0${piece.title}\u00a0» n’a pas encore été déposée ou vérifiée\u00a0; déposez-la ou retirez-la.`,
        seen: `La pièce «\u00a0${piece.title}\u00a0» n’a pas encore été déposée ou vérifiée.`,
      });
  }
  return missing;
}
