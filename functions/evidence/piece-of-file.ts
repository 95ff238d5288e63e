import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { notFound } from "../../shared/http/problem.ts";

/**
 * The piece that a path names.
 * @throws HttpProblem 404 when it is not in the file, or was removed from it.
 */
export function pieceOfFile(evidence: readonly Evidence[], evidenceId: string): Evidence {
  const piece = evidence.find(({ id, state }) => id === evidenceId && state !== "removed");
  if (piece === undefined) throw notFound("Cette pièce n’existe pas.");
  return piece;
}
