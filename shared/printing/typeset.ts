import { PDFDocument } from "@cantoo/pdf-lib";
import { oemmName } from "../domain/people/oemm.ts";
import { drawCertificate } from "./certificate-page.ts";
import { drawPages } from "./pages.ts";
import { Pen } from "./pen.ts";
import type { CertificateImages, PrintedCertificate, PrintedDocument } from "./printed-document.ts";
import { Structure } from "./structure.ts";
import { embedTypeface, type FontBytes } from "./typeface.ts";

/**
 * A document as PDF: tagged, in French, its typefaces embedded. The same document always makes the same bytes: its
 * only date is the one it says. The layout is ours: the libraries that lay out PDF break when bundled.
 */
export async function typeset(
  printed: PrintedDocument | PrintedCertificate,
  fonts: FontBytes,
  images: CertificateImages = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const madeAt = new Date(printed.madeAt);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  document.setAuthor(oemmName);
  document.setCreator(oemmName);
  document.setProducer("CQP de la Mutualité");
  document.setSubject(printed.reference);
  const faces = {
    regular: await embedTypeface(document, fonts.regular),
    semibold: await embedTypeface(document, fonts.semibold),
  };
  const structure = new Structure(document);
  if (printed.kind === "certificate") {
    const serif = await embedTypeface(document, fonts.serif);
    await drawCertificate(document, { ...faces, serif }, structure, printed, images);
  } else drawPages(new Pen(document, faces, structure, printed.title), printed);
  structure.finish(
    printed.kind === "certificate" ? `${printed.title} – ${printed.holderName}` : printed.title,
  );
  return document.save();
}
