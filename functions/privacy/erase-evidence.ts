import { evidenceErased } from "../../events/privacy.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { reviewEvidence } from "../../shared/domain/privacy/retention.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { eraseUploads, logErasure } from "../../shared/objects/erase-objects.ts";
import { deleteItems } from "../../shared/store/erasures.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";
import { evidenceKey, signedAttendanceKey } from "../../shared/store/keys.ts";
import { closeRetention, loadRetention, moveRetention } from "../../shared/store/retentions.ts";
import { loadSignedAttendances } from "../../shared/store/signed-attendances.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { eraseCopies } from "./erase-copies.ts";
import { eraseDetailsOf } from "./erase-details.ts";
import { readRetained } from "./retained-file.ts";
import { sessionsOfFile } from "./sessions-of-file.ts";

/** Pieces whose items one transaction deletes, beside what it changes of the file. */
const together = 90;

/**
 * R-RGPD-2: erases the evidence of a certified file whose time is over, and the signed attendance sheets of its sessions (R-DAY-6),
 * which go with the evidence of the first whom they name: bytes first, in all versions, then items, so that what was
 * interrupted is found again. `again`: pieces that were erased once, and that a restored table brought back.
 */
export async function eraseEvidence(
  fileId: string,
  runtime: Runtime,
  again: readonly string[] = [],
): Promise<void> {
  const today = dateInParis(runtime.now());
  const reviewed = await review(fileId, today);
  const over = (reviewed?.pieces ?? []).filter(({ id, isOver }) => isOver || again.includes(id));
  const ids = over.map(({ id }) => id);
  if (ids.length > 0) await logErasure({ what: "evidence", fileId, on: today, pieces: ids });
  if (reviewed !== undefined && ids.length > 0) await eraseCopies(reviewed.personId);
  for (const { id, holderId } of over) await eraseUploads(holderId, id);
  if (ids.length > 0)
    await eraseDetailsOf({ kind: "file", id: fileId }, ({ data }) =>
      ids.includes(String(data["evidenceId"])),
    );
  await deleteItems(over.filter(({ holderId }) => holderId !== fileId).map(({ key }) => key));
  const own = over.filter(({ holderId }) => holderId === fileId).map(({ id }) => id);
  for (let start = 0; start < own.length; start += together)
    await commitAsSystem(() => forget(fileId, own.slice(start, start + together)), runtime);
  await commitAsSystem(() => settle(fileId, today), runtime);
}

async function review(fileId: string, today: CivilDate) {
  const contents = await loadFile(fileId);
  if (contents === undefined) return undefined;
  const { file, evidence, sheets } = contents;
  const held = [
    ...evidence.map(({ id, requestedAt }) => ({
      id,
      requestedAt,
      holderId: fileId,
      key: evidenceKey(fileId, id),
    })),
    ...(await attendancesOf(await sessionsOfFile(file, sheets))),
  ];
  const { over, rest } = reviewEvidence(held, await readRetained(file), guidePolicy.retention, today);
  const pieces = held.map((piece) => ({ ...piece, isOver: over.includes(piece) }));
  return { personId: file.candidate.personId, pieces, rest };
}

/** The scans of what was signed in sessions that were to hear a file. */
async function attendancesOf(sessionIds: readonly string[]) {
  const scans = await Promise.all(
    sessionIds.map(async (sessionId) =>
      (await loadSignedAttendances(sessionId)).map(({ id, requestedAt }) => ({
        id,
        requestedAt,
        holderId: sessionId,
        key: signedAttendanceKey(sessionId, id),
      })),
    ),
  );
  return scans.flat();
}

async function forget(fileId: string, ids: readonly string[]): Promise<SystemDecision> {
  const contents = await loadFile(fileId);
  const held = ids.filter((id) => contents?.evidence.some((piece) => piece.id === id));
  if (contents === undefined || held.length === 0) return { writes: [], facts: [] };
  const { file } = contents;
  const { certification } = file;
  return {
    writes: [...saveFile(file, file), ...held.map((id): Write => ({ delete: evidenceKey(fileId, id) }))],
    facts: [evidenceErased.of(fileId, { certification, pieces: held.length })],
  };
}

/** Has the file looked at again when the time of what is left is over; what came to be over since is due still. */
async function settle(fileId: string, today: CivilDate): Promise<SystemDecision> {
  const [reviewed, retention] = await Promise.all([
    review(fileId, today),
    loadRetention({ fileId, what: "evidence" }),
  ]);
  if (retention === undefined || reviewed?.rest.kind === "erase") return { writes: [], facts: [] };
  const write =
    reviewed?.rest.kind === "later"
      ? moveRetention(retention, reviewed.rest.dueOn)
      : closeRetention({ fileId, what: "evidence" });
  return { writes: [write], facts: [] };
}
