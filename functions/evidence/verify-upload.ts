import { join } from "node:path";
import { faultOfScan, type ObjectScanned, objectScanned } from "../../events/guardduty.ts";
import type { Inspection } from "../../shared/domain/evidence/inspection.ts";
import { tooComplex } from "../../shared/domain/evidence/recognise.ts";
import { runInspection } from "../../shared/inspection/run-inspection.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { deleteObject, keepPreview, settleUpload } from "../../shared/objects/move-upload.ts";
import { type PieceId, pieceOfIncoming, previewKey, settledKey } from "../../shared/objects/object-keys.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";
import { type FetchedUpload, type ScannedObject, withUpload } from "../../shared/objects/read-upload.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { namesPlaced, sayPlaced } from "../../shared/store/placed-objects.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { decideOnAttendance } from "./decide-on-attendance.ts";
import { decideOnPiece, type VerifiedBytes } from "./decide-on-piece.ts";

/** R-VAE-8, R-DAY-6: verifies each upload, of a file or of a session, once it was scanned for malware. */
export const trigger = defineTrigger({
  name: "evidence/verify-upload",
  kind: "uploads",
  purpose:
    "Verifies uploaded evidence once it was scanned: what it is, that it opens, size, digest, duplicates",
  prefix: prefixes.incoming,
  batchSize: 1,
  maxDeliveries: 5,
  timeoutSeconds: 180,
  memoryMegabytes: 2048,
  diskMegabytes: 1024,
  needs: {
    table: {
      reads: ["FILE", "PLACED", "REFERENTIAL", "SESSION"],
      writes: ["FILE", "PLACED", "SESSION"],
      deletes: ["PLACED"],
    },
    objects: "verify-evidence",
  },
});

/** What the process that reads a file needs: its program, and a library with native code. */
export const programs = ["shared/inspection/inspect-program.ts"];
export const packages = ["sharp"];

export const handler = consumeQueue(async (detail) => {
  const scan = objectScanned.parse(detail);
  const { objectKey: key, eTag: etag, versionId } = scan.s3ObjectDetails;
  const piece = pieceOfIncoming(key);
  if (piece === undefined) return;
  const scanned: ScannedObject = { key, etag, versionId: versionId ?? undefined };
  await withUpload(scanned, async (upload) => {
    const preview = join(upload.folder, "preview.jpg");
    const found = await foundIn(scan, upload, preview);
    const bytes = { ...upload, found };
    const decide = piece.of === "file" ? decideOnPiece : decideOnAttendance;
    await commitAsSystem(async () => {
      const { verified, ...decision } = await decide(piece, bytes, systemRuntime.now());
      if (verified === undefined) return decision;
      const named = await settle(piece, verified, { scanned, sha256: bytes.sha256, preview });
      return { ...decision, writes: [...decision.writes, ...named] };
    }, systemRuntime);
    await deleteObject(key);
  });
});

/** A threat is not read any further; what the scanner could not read may have a reason that can be told. */
async function foundIn(
  scan: ObjectScanned,
  { path, size }: FetchedUpload,
  preview: string,
): Promise<Inspection> {
  const fault = faultOfScan(scan);
  if (fault?.reason === "malware") return { fault };
  // Nothing to read: the domain says so of an empty file.
  const read = size === 0 ? tooComplex : await runInspection(path, preview);
  return fault === undefined || read.fault !== undefined ? read : { fault };
}

/**
 * Puts the bytes where they belong, before anything says that they are there; gives the write that goes with what says so.
 * Those that are refused go of themselves.
 */
async function settle(
  piece: PieceId,
  { state, preview }: VerifiedBytes,
  bytes: { scanned: ScannedObject; sha256: string; preview: string },
): Promise<Write[]> {
  const zone = state === "accepted" ? "verified" : "quarantine";
  const object = settledKey(zone, piece, bytes.sha256);
  if (zone === "verified") await sayPlaced(object, systemRuntime.now());
  await settleUpload(bytes.scanned, object);
  if (preview !== undefined) await keepPreview(bytes.preview, previewKey(piece, bytes.sha256));
  return zone === "verified" ? [namesPlaced(object)] : [];
}
