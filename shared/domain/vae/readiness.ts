import { acceptedEvidence, type FileContents } from "../enrolment/file.ts";
import type { VaeFile } from "./file.ts";

/** Something that keeps a file from the jury: which item of R-VAE-6 it belongs to, and what to do, in French. */
export interface MissingItem {
  item: "cv" | "positions" | "experience" | "booklet" | "verification";
  message: string;
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

  if (!has("cv")) missing.push({ item: "cv", message: "Déposez votre CV détaillé." });
  const onPaper = has("scanned-booklet");
  if (onPaper && !has("position-proof"))
    missing.push({ item: "positions", message: "Joignez au moins un justificatif des postes occupés." });
  if (!onPaper && file.positions.length === 0)
    missing.push({ item: "positions", message: "Décrivez les postes que vous avez occupés." });
  for (const position of file.positions) {
    if (!position.proofs.some((proof) => accepted.has(proof)))
      missing.push({
        item: "positions",
        message: `Joignez au poste «\u00a0${position.title}\u00a0» (${position.employer}) au moins un justificatif vérifié.`,
      });
  }
  if (!has("experience"))
    missing.push({ item: "experience", message: "Déposez au moins une preuve de votre expérience." });
  for (const [code, title] of domainTitles) {
    if (!onPaper && !answered.has(code))
      missing.push({ item: "booklet", message: `Répondez aux questions du domaine «\u00a0${title}\u00a0».` });
  }
  for (const piece of evidence) {
    if (piece.state === "requested")
      missing.push({
        item: "verification",
        message: `La pièce «\u00a0${piece.title}\u00a0» n’a pas encore été déposée ou vérifiée\u00a0; déposez-la ou retirez-la.`,
      });
  }
  return missing;
}
