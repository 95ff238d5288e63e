import { attendanceAccepted, attendanceRejected, attendanceReplaced } from "../../events/attendance.ts";
import type { UploadedBytes } from "../../shared/domain/evidence/verify.ts";
import { verifyAttendance } from "../../shared/domain/jury/deposit-attendance.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import type { PieceId } from "../../shared/objects/object-keys.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { loadSignedAttendances, saveSignedAttendance } from "../../shared/store/signed-attendances.ts";
import type { VerifiedBytes } from "./decide-on-piece.ts";

/** R-DAY-6: what an upload makes of the scan of a session's signed attendance sheet. */
export async function decideOnAttendance(
  { holderId: sessionId, evidenceId }: PieceId,
  bytes: UploadedBytes,
  now: Instant,
): Promise<SystemDecision & { verified?: VerifiedBytes }> {
  const held = await loadSignedAttendances(sessionId);
  const changed = verifyAttendance(held, evidenceId, bytes, now);
  if (changed === undefined) {
    (await openLogger()).info("upload ignored", { sessionId, evidenceId });
    return { writes: [], facts: [] };
  }
  const { scan, replaced } = changed;
  const { size, sha256 } = bytes;
  const fact =
    scan.rejection === undefined
      ? attendanceAccepted.of(sessionId, { evidenceId, size, sha256 })
      : attendanceRejected.of(sessionId, { evidenceId, reason: scan.rejection.reason });
  return {
    verified: scan,
    writes: [scan, ...replaced].map((one) => saveSignedAttendance(sessionId, one)),
    facts: [fact, ...replaced.map(({ id }) => attendanceReplaced.of(sessionId, { evidenceId: id }))],
  };
}
