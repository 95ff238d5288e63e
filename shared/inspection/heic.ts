import openLibHeif from "libheif-js/libheif-wasm/libheif-bundle.mjs";
import sharp from "sharp";
import { inspectionBounds } from "../domain/evidence/bounds.ts";
import type { Fault } from "../domain/evidence/inspection.ts";

/** R-EVI-3: the fault of a HEIC, or the JPEG that shows it: turned as the telephone was held, without the place where it was taken. */
export async function inspectHeic(bytes: Uint8Array): Promise<{ fault: Fault } | { jpeg: Buffer }> {
  try {
    const [picture] = new (openLibHeif().HeifDecoder)().decode(bytes);
    if (picture === undefined) return { fault: { reason: "unreadable" } };
    const [width, height] = [picture.get_width(), picture.get_height()];
    if (width * height > inspectionBounds.heicPixels)
      return { fault: { reason: "too-many-pixels", type: "image/heic" } };
    const image = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<boolean>((resolve) =>
      picture.display(image, (done) => resolve(done !== null)),
    );
    if (!shown) return { fault: { reason: "truncated" } };
    const edge = inspectionBounds.previewEdge;
    const jpeg = await sharp(image.data, { raw: { width, height, channels: 4 }, limitInputPixels: false })
      .flatten({ background: "#ffffff" })
      .resize(edge, edge, { fit: "inside", withoutEnlargement: true })
      .jpeg()
      .toBuffer();
    return { jpeg };
  } catch {
    return { fault: { reason: "unreadable" } };
  }
}
