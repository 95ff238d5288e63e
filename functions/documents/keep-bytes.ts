import { createHash } from "node:crypto";
import { type DocumentIn, finishBuilding } from "../../shared/domain/document/document.ts";
import { deleteDocument, documentObject, putDocument } from "../../shared/objects/document-objects.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { saveDocument } from "../../shared/store/documents.ts";
import { namesPlaced, sayPlaced } from "../../shared/store/placed-objects.ts";
import { commit } from "../../shared/store/transaction.ts";

/**
 * Keeps the bytes of a document that is being built, at a version of its record, and says that it is ready. That they will
 * be there is said first: where it ends in between, or another delivery was faster, they are collected (decision 84).
 * @throws StaleRead when another delivery was faster; BeingCollected
 */
export async function keepBytes(
  building: DocumentIn<"building">,
  version: number,
  bytes: Uint8Array,
  fileName: string,
): Promise<void> {
  const { replaces } = building;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const object = documentObject(building, sha256);
  await sayPlaced(object, systemRuntime.now());
  await putDocument(building, sha256, bytes);
  if (replaces !== undefined && replaces !== sha256) await deleteDocument(building, replaces);
  const built = { fileName, sha256, size: bytes.byteLength };
  await commit([saveDocument(finishBuilding(building, built), version), namesPlaced(object)]);
}
