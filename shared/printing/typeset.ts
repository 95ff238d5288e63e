import { PDFDocument } from "@cantoo/pdf-lib";
import { oemmName } from "../domain/people/oemm.ts";
import { drawCertificate } from "./certificate-page.ts";
import { drawPages } from "./pages.ts";
import { Pen } from "./pen.ts";
import type { CertificateImages, PrintedCertificate, PrintedDocument } from "./printed-document.ts";
import { Structure } from "./structure.ts";
import { draws, embedTypeface, type FontBytes, type Typefaces, withSpare } from "./typeface.ts";

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
  const faces = await facesOf(document, fonts, JSON.stringify(printed).normalize("NFC"));
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

/** Both weights; with the spare one for a text that has letters or marks that they lack. */
async function facesOf(document: PDFDocument, fonts: FontBytes, text: string): Promise<Typefaces> {
  const regular = await embedTypeface(document, fonts.regular);
  const semibold = await embedTypeface(document, fonts.semibold);
  const lacks = [...text].some((character) => /[\p{L}\p{M}]/u.test(character) && !draws(regular, character));
  if (!lacks) return { regular, semibold };
  const spare = await fonts.spare();
  return {
    regular: withSpare(regular, await embedTypeface(document, spare.regular)),
    semibold: withSpare(semibold, await embedTypeface(document, spare.semibold)),
  };
}
