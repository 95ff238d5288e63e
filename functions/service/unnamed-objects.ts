import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import { documentOfObject } from "../../shared/objects/document-objects.ts";
import { deleteObject } from "../../shared/objects/move-upload.ts";
import { pieceOfVerified, previewKey } from "../../shared/objects/object-keys.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { loadDocument } from "../../shared/store/documents.ts";
import {
  beginCollecting,
  forgetPlaced,
  listPlaced,
  type PlacedObject,
} from "../../shared/store/placed-objects.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { isPieceNamed } from "./named-piece.ts";

/** Seconds after which what puts an object has named it, or never will by itself. */
const waited = 24 * 60 * 60;

/**
 * Deletes the objects that were put a day before, and that nothing names: their function ended between the two, or another
 * was faster. Those that are named are forgotten.
 */
export async function collectUnnamed(now: Instant): Promise<void> {
  const before = addSeconds(now, -waited);
  for (const placed of await listPlaced()) {
    if (placed.at > before) continue;
    try {
      await collect(placed);
    } catch (error) {
      // It was put again since: the next run looks at it.
      if (!(error instanceof StaleRead)) throw error;
    }
  }
}

async function collect(placed: PlacedObject): Promise<void> {
  const { key } = placed;
  if (await isNamed(key)) return forgetPlaced(placed);
  // From now on, no delivery puts it: what is deleted is what nothing names.
  const held = placed.collected === true ? placed : await beginCollecting(placed);
  await deleteObject(key);
  const piece = pieceOfVerified(key);
  if (piece !== undefined) await deleteObject(previewKey(piece, piece.sha256));
  await forgetPlaced(held);
  (await openLogger()).info("deleted an object that nothing names", { key });
}

/** Whether the item that an object is of says that its bytes are these. */
async function isNamed(key: string): Promise<boolean> {
  const document = documentOfObject(key);
  if (document !== undefined) {
    const { held } = await loadDocument(document.name);
    return held?.state === "ready" && held.built.sha256 === document.sha256;
  }
  const piece = pieceOfVerified(key);
  if (piece === undefined) throw new Error(`an object was put that is of nothing: ${key}`);
  return isPieceNamed(piece);
}
