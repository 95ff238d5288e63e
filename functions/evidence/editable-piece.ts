import type { FileRelation } from "../../shared/domain/access/relations.ts";
import { assertFileAllows, type CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { motiveOfOemm } from "../../shared/domain/enrolment/on-behalf.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { comesAtAnyTime } from "../../shared/domain/evidence/oemm-pieces.ts";
import { assertPresentable } from "../../shared/domain/jury/presentation.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { loadSession } from "../../shared/store/sessions.ts";

/** R-OEMM-1: what a fact says where OEMM changes a piece that it deposited in the place of a candidate: why. */
export function saidOfPiece(
  relation: FileRelation,
  piece: Pick<Evidence, "inPlace">,
  motive: string | undefined,
) {
  return motiveOfOemm({ byOemm: relation === "oemm" && piece.inPlace === true }, motive);
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
