import sharp from "sharp";
import { inspectionBounds } from "../domain/evidence/bounds.ts";
import type { EvidenceFormat } from "../domain/evidence/formats.ts";
import { endsEarly } from "../domain/evidence/image-faults.ts";
import type { Fault } from "../domain/evidence/inspection.ts";

/** Edge of the picture that one is shrunk to so that all of it is decoded, pixels. */
const shrunk = 16;

/** R-EVI-3: the fault of a JPEG, PNG or WebP, or undefined: its size first, then all of it is decoded, a strip at a time. */
export async function inspectImage(
  bytes: Uint8Array,
  { contentType }: EvidenceFormat,
): Promise<Fault | undefined> {
  // `error`: what is cut or spoilt, not what cameras write a little beside the rules.
  const image = () => sharp(bytes, { failOn: "error", limitInputPixels: false, sequentialRead: true });
  try {
    const { width, height } = await image().metadata();
    if (width * height > inspectionBounds.pixels) return { reason: "too-many-pixels" };
    await image().resize(shrunk, shrunk, { fit: "fill" }).raw().toBuffer();
    return undefined;
  } catch {
    return { reason: endsEarly(bytes, contentType) ? "truncated" : "unreadable" };
  }
}
