import { acceptedEvidence, type FileContents } from "../enrolment/file.ts";
import type { VaeFile } from "./file.ts";

/** Something that keeps a file from the jury: which item of R-VAE-6 it belongs to, and what to do, in French. */
export interface MissingItem {
  item: "cv" | "positions" | "experience" | "booklet" | "verification";
  /** For the candidate, who is to do it. */
  message: string;
  /** The same for the others who read the file. */
  seen: string;
}

/**
 * R-VAE-6, R-VAE-7, R-VAE-8: what a file still lacks before the candidate can submit it: a CV, positions with
 * proofs, evidence of the experience, an answer on every domain, and no upload left unverified. R-VAE-5: a booklet handed
 * in on paper describes the positions and answers on every domain. Empty when it is complete.
 */
export function missingForJury(
  { file, answers, evidence }: FileContents<VaeFile>,
  domainTitles: ReadonlyMap<string, string>,
): MissingItem[] {
  const accepted = acceptedEvidence(evidence);
  const has = (category: string) =>
    evidence.some((piece) => piece.state === "accepted" && piece.category === category);
  const answered = new Set(answers.map((answer) => answer.domainCode));
  const missing: MissingItem[] = [];

  if (!has("cv"))
    missing.push({
      item: "cv",
      message: "Déposez votre CV détaillé.",
      seen: "Le CV détaillé n’est pas déposé et vérifié.",
    });
  const onPaper = has("scanned-booklet");
  if (onPaper && !has("position-proof"))
    missing.push({
      item: "positions",
      message: "Joignez au moins un justificatif des postes occupés.",
      seen: "Aucun justificatif vérifié des postes occupés n’est joint.",
    });
  if (!onPaper && file.positions.length === 0)
    missing.push({
      item: "positions",
      message: "Décrivez les postes que vous avez occupés.",
      seen: "Les postes occupés ne sont pas décrits.",
    });
  for (const position of file.positions) {
    if (!position.proofs.some((proof) => accepted.has(proof)))
      missing.push({
        item: "positions",
        message: `Joignez au poste «\u00a0${position.title}\u00a0» (${position.employer}) au moins un justificatif vérifié.`,
        seen: `Le poste «\u00a0${position.title}\u00a0» (${position.employer}) n’a aucun justificatif vérifié.`,
      });
  }
  if (!has("experience"))
    missing.push({
      item: "experience",
      message: "Déposez au moins une preuve de votre expérience.",
      seen: "Aucune preuve de l’expérience n’est déposée et vérifiée.",
    });
  for (const [code, title] of domainTitles) {
    if (!onPaper && !answered.has(code))
      missing.push({
        item: "booklet",
        message: `Répondez aux questions du domaine «\u00a0${title}\u00a0».`,
        seen: `Les questions du domaine «\u00a0${title}\u00a0» attendent une réponse.`,
      });
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
