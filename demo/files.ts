import { randomFillSync } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";
import { encode } from "fast-png";
import { strToU8, zipSync } from "fflate";

/** A picture full of noise: real, and as heavy as a photo since noise does not compress. */
export function noisyPhoto(width: number, height: number): Uint8Array {
  return encode({ width, height, channels: 3, data: randomFillSync(new Uint8Array(width * height * 3)) });
}

/** A PDF of one page of text, with a picture on a second page when it must weigh. */
export async function pdf(title: string, picture?: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  document.addPage([595, 842]).drawText(title, { x: 60, y: 760, size: 20 });
  if (picture !== undefined) {
    const image = await document.embedPng(picture);
    document.addPage([595, 842]).drawImage(image, { x: 60, y: 300, width: 475, height: 400 });
  }
  return document.save();
}

/** A Word document of one paragraph. */
export function wordDocument(paragraph: string): Uint8Array {
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const namespace = "http://schemas.openxmlformats.org";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${namespace}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="rId1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${namespace}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${paragraph}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
}

/** The first bytes of a Windows program: what a candidate may rename to .pdf. */
export function windowsProgram(): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set(strToU8("MZ"), 0);
  bytes[0x3c] = 0x80;
  bytes.set(strToU8("PE\0\0"), 0x80);
  return bytes;
}
