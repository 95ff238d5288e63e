import type { FileRelation } from "../../shared/domain/access/relations.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { isDepositedByOemm, isOfOemm, mayReadPiece } from "../../shared/domain/evidence/oemm-pieces.ts";
import { forbidden, notFound } from "../../shared/http/problem.ts";

/**
 * The piece that a path names, for a reader in a relation to the file.
 * @throws HttpProblem 404 when it is not in the file for them, or was removed from it.
 */
export function pieceOfFile(
  evidence: readonly Evidence[],
  evidenceId: string,
  relation: FileRelation,
): Evidence {
  const piece = evidence.find(({ id, state }) => id === evidenceId && state !== "removed");
  if (piece === undefined || !mayReadPiece(relation, piece)) throw notFound("Cette pièce n’existe pas.");
  return piece;
}

/**
 * The piece that a path names, for whom it is to change.
 * @throws HttpProblem as {@link pieceOfFile}; 403 where it is OEMM's alone, or to OEMM where the candidate deposited it.
 */
export function ownPiece(
  evidence: readonly Evidence[],
  evidenceId: string,
  relation: FileRelation,
): Evidence {
  const piece = pieceOfFile(evidence, evidenceId, relation);
  if (isDepositedByOemm(piece) && relation !== "oemm") throw forbidden("L’OEMM a déposé cette pièce.");
  if (relation === "oemm" && !isOfOemm(piece)) throw forbidden("Cette pièce est celle du candidat.");
  return piece;
}
