import { evidenceAccepted, evidenceRejected, evidenceRemoved } from "../../events/evidence.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { type UploadedBytes, verifyUpload } from "../../shared/domain/evidence/verify.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import type { PieceId } from "../../shared/objects/object-keys.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";

/** What verified bytes are kept by. */
export type VerifiedBytes = Pick<Evidence, "state" | "preview">;

/** R-VAE-8: what an upload makes of a piece of a file; nothing verified where the file or the piece waits for none. */
export async function decideOnPiece(
  { holderId: fileId, evidenceId }: PieceId,
  bytes: UploadedBytes,
  now: Instant,
): Promise<SystemDecision & { verified?: VerifiedBytes }> {
  const contents = await loadFile(fileId);
  if (contents === undefined) return { writes: [], facts: [] };
  const { file, evidence } = contents;
  const outcome = verifyUpload(file, evidence, evidenceId, bytes, now);
  if (outcome.kind === "ignored") {
    (await openLogger()).info("upload ignored", { why: outcome.why, fileId, evidenceId });
    return { writes: [], facts: [] };
  }
  const { evidence: piece, replaced } = outcome;
  return {
    verified: piece,
    writes: saveFile(file, file, { evidence: piece, replaced }),
    facts: [
      factOf(fileId, piece, bytes),
      ...replaced.map(({ id, title }) => evidenceRemoved.of(fileId, { evidenceId: id, title })),
    ],
  };
}

function factOf(fileId: string, piece: Evidence, { size, sha256 }: UploadedBytes): NewFact {
  const { id: evidenceId, title, fileName, rejection } = piece;
  return rejection === undefined
    ? evidenceAccepted.of(fileId, { evidenceId, title, size, sha256 })
    : evidenceRejected.of(fileId, { evidenceId, title, fileName, ...rejection });
}
