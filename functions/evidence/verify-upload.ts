import { join } from "node:path";
import { Logger } from "@aws-lambda-powertools/logger";
import { evidenceAccepted, evidenceRejected, evidenceRemoved } from "../../events/evidence.ts";
import type { NewFact } from "../../events/fact.ts";
import { faultOfScan, type ObjectScanned, objectScanned } from "../../events/guardduty.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import type { Inspection } from "../../shared/domain/evidence/inspection.ts";
import { tooComplex } from "../../shared/domain/evidence/recognise.ts";
import { type UploadedBytes, verifyUpload } from "../../shared/domain/evidence/verify.ts";
import { runInspection } from "../../shared/inspection/run-inspection.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { deleteObject, keepPreview, settleUpload } from "../../shared/objects/move-upload.ts";
import { pieceOfIncoming, previewKey, settledKey } from "../../shared/objects/object-keys.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";
import { type FetchedUpload, type ScannedObject, withUpload } from "../../shared/objects/read-upload.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";

/** R-VAE-8: verifies each upload once it was scanned for malware. */
export const trigger = defineTrigger({
  kind: "uploads",
  purpose:
    "Verifies uploaded evidence once it was scanned: what it is, that it opens, size, digest, duplicates",
  prefix: prefixes.incoming,
  batchSize: 1,
  maxDeliveries: 5,
  timeoutSeconds: 180,
  memoryMegabytes: 2048,
  diskMegabytes: 1024,
  needs: { table: { reads: ["FILE", "REFERENTIAL"], writes: ["FILE"] }, objects: "verify-evidence" },
});

const logger = new Logger();

/** What the process that reads a file needs: its program, and a library with native code. */
export const programs = ["shared/inspection/inspect-program.ts"];
export const packages = ["sharp"];

export const handler = consumeQueue(async (detail) => {
  const scan = objectScanned.parse(detail);
  const { objectKey: key, eTag: etag, versionId } = scan.s3ObjectDetails;
  const ids = pieceOfIncoming(key);
  if (ids === undefined) return;
  const scanned: ScannedObject = { key, etag, versionId: versionId ?? undefined };
  await withUpload(scanned, async (upload) => {
    const preview = join(upload.folder, "preview.jpg");
    const found = await foundIn(scan, upload, preview);
    await commitAsSystem(() => verify(ids, scanned, { ...upload, found }, preview), systemRuntime);
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

async function verify(
  ids: { fileId: string; evidenceId: string },
  scanned: ScannedObject,
  bytes: UploadedBytes,
  preview: string,
) {
  const contents = await loadFile(ids.fileId);
  if (contents === undefined) return { writes: [], facts: [] };
  const { file, evidence } = contents;
  const outcome = verifyUpload(file, evidence, ids.evidenceId, bytes, systemRuntime.now());
  if (outcome.kind === "ignored") {
    logger.info("upload ignored", { why: outcome.why, fileId: file.id, evidenceId: ids.evidenceId });
    return { writes: [], facts: [] };
  }
  const piece = outcome.evidence;
  const zone = piece.state === "accepted" ? "verified" : "quarantine";
  await settleUpload(scanned, settledKey(zone, ids, bytes.sha256));
  if (piece.preview !== undefined) await keepPreview(preview, previewKey(ids, bytes.sha256));
  const { replaced } = outcome;
  return {
    writes: saveFile(file, file, { evidence: piece, replaced }),
    facts: [
      factOf(file.id, piece, bytes),
      ...replaced.map(({ id, title }) => evidenceRemoved.of(file.id, { evidenceId: id, title })),
    ],
  };
}

function factOf(fileId: string, piece: Evidence, { size, sha256 }: UploadedBytes): NewFact {
  const { id: evidenceId, title, fileName, rejection } = piece;
  return rejection === undefined
    ? evidenceAccepted.of(fileId, { evidenceId, title, size, sha256 })
    : evidenceRejected.of(fileId, { evidenceId, title, fileName, ...rejection });
}
