import { uploadRequested } from "../../events/evidence.ts";
import type { FileRelation } from "../../shared/domain/access/relations.ts";
import { assertFileAllows, type CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { comesAtAnyTime, isOfOemm } from "../../shared/domain/evidence/oemm-pieces.ts";
import { assertPresentable } from "../../shared/domain/jury/presentation.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import { ownPiece, pieceOfFile } from "./piece-of-file.ts";

/** R-OEMM-1: what a fact says where OEMM changes a piece that it deposited in the place of a candidate: why. */
export function saidOfPiece(
  relation: FileRelation,
  piece: Pick<Evidence, "inPlace">,
  motive: string | undefined,
) {
  return motiveOfOemm({ byOemm: relation === "oemm" && piece.inPlace === true }, motive);
}

/**
 * R-OEMM-1: the piece that a path names, for whom it is to change. A piece that OEMM deposited in the place of a candidate says so only
 * since it does; of one of before, the fact of its announcement says who announced it.
 * @throws HttpProblem as {@link ownPiece}.
 */
export async function loadOwnPiece(
  { file, evidence }: { file: Pick<CandidateFile, "id">; evidence: readonly Evidence[] },
  evidenceId: string,
  relation: FileRelation,
): Promise<Evidence> {
  const piece = pieceOfFile(evidence, evidenceId, relation);
  if (relation !== "oemm" || isOfOemm(piece)) return ownPiece(evidence, evidenceId, relation);
  if (await announcedByOemm(file.id, evidenceId)) return { ...piece, inPlace: true };
  return ownPiece(evidence, evidenceId, relation);
}

/** Facts of a page. */
const page = 100;

async function announcedByOemm(fileId: string, evidenceId: string): Promise<boolean> {
  for await (const fact of everyEntry((cursor) => readHistory({ kind: "file", id: fileId }, page, cursor)))
    if (fact.type === uploadRequested.type && fact.data["evidenceId"] === evidenceId)
      return fact.actor.role === "oemm";
  return false;
}

/**
 * R-VAE-6, R-DAY-6: a piece may come to a file, be sent anew or be taken out of it today; of slides the session decides. One round
 * trip for those.
 * @throws DomainError as {@link assertFileAllows} and {@link assertPresentable}.
 */
export async function assertPieceComes(
  file: CandidateFile,
  piece: Pick<Evidence, "category">,
  today: CivilDate,
): Promise<void> {
  if (piece.category !== "presentation") {
    if (!comesAtAnyTime(piece)) assertFileAllows(file, "upload-evidence");
    return;
  }
  assertPresentable(file, file.state === "scheduled" ? await loadSession(file.sessionId) : undefined, today);
}
