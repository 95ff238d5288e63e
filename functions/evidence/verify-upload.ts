import { Logger } from "@aws-lambda-powertools/logger";
import * as z from "zod";
import { evidenceAccepted, evidenceRejected } from "../../events/evidence.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { verifyUpload } from "../../shared/domain/evidence/verify.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { deleteObject, settleUpload } from "../../shared/objects/move-upload.ts";
import { pieceOfIncoming, settledKey } from "../../shared/objects/object-keys.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";
import { type ReadUpload, readUpload } from "../../shared/objects/read-upload.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";

/** R-VAE-8: verifies each upload as it arrives. */
export const trigger = defineTrigger({
  kind: "uploads",
  purpose: "Verifies uploaded evidence: real type, size, digest, duplicates",
  prefix: prefixes.incoming,
  batchSize: 1,
  maxDeliveries: 5,
  timeoutSeconds: 120,
  memoryMegabytes: 1024,
  diskMegabytes: 1024,
  needs: { table: { reads: ["FILE", "REFERENTIAL"], writes: ["FILE"] }, objects: "verify-evidence" },
});

const objectCreated = z.object({ object: z.object({ key: z.string() }) });
const logger = new Logger();

export const handler = consumeQueue(async (detail) => {
  const { key } = objectCreated.parse(detail).object;
  const ids = pieceOfIncoming(key);
  // A repeated event finds the upload gone: it was dealt with.
  const upload = ids === undefined ? undefined : await readUpload(key);
  if (ids === undefined || upload === undefined) return;
  await commitAsSystem(() => verify(key, ids, upload), systemRuntime);
  await deleteObject(key);
});

async function verify(key: string, ids: { fileId: string; evidenceId: string }, upload: ReadUpload) {
  const contents = await loadFile(ids.fileId);
  if (contents === undefined) return { writes: [], facts: [] };
  const { file, evidence } = contents;
  const outcome = verifyUpload(file, evidence, ids.evidenceId, upload.bytes, systemRuntime.now());
  if (outcome.kind === "ignored") {
    logger.info("upload ignored", { why: outcome.why, fileId: file.id, evidenceId: ids.evidenceId });
    return { writes: [], facts: [] };
  }
  const piece = outcome.evidence;
  const zone = piece.state === "accepted" ? "verified" : "quarantine";
  await settleUpload(key, upload.etag, settledKey(zone, ids, upload.bytes.sha256));
  return { writes: saveFile(file, file, { evidence: piece }), facts: [factOf(file.id, piece, upload)] };
}

function factOf(fileId: string, piece: Evidence, { bytes }: ReadUpload): NewFact {
  const { id: evidenceId, title, fileName, rejection } = piece;
  return rejection === undefined
    ? evidenceAccepted.of(fileId, { evidenceId, title, size: bytes.size, sha256: bytes.sha256 })
    : evidenceRejected.of(fileId, { evidenceId, title, fileName, ...rejection });
}
