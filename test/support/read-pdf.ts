import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import jsQR from "jsqr";
import { extractText, getDocumentProxy } from "unpdf";

/** What a reader of a PDF finds: its text page by page, its title, language and whether it is tagged. */
export async function readPdf(bytes: Uint8Array) {
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(proxy);
  const { info } = await proxy.getMetadata();
  const marks = await proxy.getMarkInfo();
  const page = await proxy.getPage(1);
  return {
    // Spaces that don't break are spaces to a reader who looks for words.
    pages: text.map((words) => words.normalize("NFC").replaceAll(/\s+/g, " ")),
    info: info as Record<string, unknown>,
    tagged: marks?.Marked === true,
    structure: await page.getStructTree(),
  };
}

/** The text of a PDF as it is copied from it: not even composed. */
export async function rawText(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join(" ");
}

/** What pdf.js tells of a text that is set at once: where it begins is in its matrix, whose fourth part is its size. */
interface SetText {
  str: string;
  width: number;
  transform: number[];
}

/** The lines of a document of one page, each in a box from its base line to the height of its letters, points. */
export async function textBoxes(bytes: Uint8Array) {
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  if (proxy.numPages !== 1) throw new Error(`the document has ${proxy.numPages} pages`);
  const page = await proxy.getPage(1);
  const { items } = (await page.getTextContent()) as { items: SetText[] };
  return items.flatMap((item) => {
    if (item.str.trim() === "") return [];
    const [, , , size = 0, left = 0, bottom = 0] = item.transform;
    return [{ text: `${item.str} `, left, right: left + item.width, bottom, top: bottom + size * 0.7 }];
  });
}

/** The text that the QR code of a page holds: its squares are painted, and read as a camera would. */
export async function readQrCode(bytes: Uint8Array): Promise<string | undefined> {
  const document = await PDFDocument.load(bytes);
  const [page] = document.getPages();
  const contents = page?.node.Contents();
  if (page === undefined || contents === undefined) return undefined;
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const drawn = streams
    .map((stream) => (stream instanceof PDFRef ? document.context.lookup(stream) : stream))
    .map((stream) =>
      stream instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1")
        : "",
    )
    .join("\n");
  const boxes = [...drawn.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\b/g)].map(
    ([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  );
  if (boxes.length === 0) return undefined;
  const scale = 4;
  const edge = 20;
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.max(...boxes.map(({ y, height }) => y + height));
  const side = Math.ceil((Math.max(...boxes.map(({ x, width }) => x + width)) - left) * scale) + edge * 2;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, width, height } of boxes) {
    for (let row = Math.round((top - y - height) * scale); row < Math.round((top - y) * scale); row++) {
      for (let at = Math.round((x - left) * scale); at < Math.round((x - left + width) * scale); at++)
        pixels.fill(0, ((row + edge) * side + at + edge) * 4, ((row + edge) * side + at + edge) * 4 + 3);
    }
  }
  return jsQR.default(pixels, side, side)?.data;
}

/** Glyphs of the embedded typefaces that can't be drawn: not where their font says that they begin. */
export async function brokenGlyphs(
  bytes: Uint8Array,
): Promise<{ fonts: number; glyphs: number; broken: number }> {
  const { context } = await PDFDocument.load(bytes);
  const found = { fonts: 0, glyphs: 0, broken: 0 };
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const font = Buffer.from(decodePDFRawStream(object).decode());
    if (font.length < 12 || font.toString("latin1", 0, 4) !== "true") continue;
    found.fonts += 1;
    const table = (tag: string) => {
      for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
        if (font.toString("latin1", entry, entry + 4) === tag)
          return font.subarray(
            font.readUInt32BE(entry + 8),
            font.readUInt32BE(entry + 8) + font.readUInt32BE(entry + 12),
          );
      throw new Error(`the font has no ${tag}`);
    };
    const [head, loca, glyf] = [table("head"), table("loca"), table("glyf")];
    const long = head.readInt16BE(50) === 1;
    const width = long ? 4 : 2;
    const starts = Array.from({ length: loca.length / width }, (_, index) =>
      long ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2,
    );
    for (const [index, start] of starts.slice(0, -1).entries()) {
      if (start === starts[index + 1]) continue;
      found.glyphs += 1;
      const contours = glyf.readInt16BE(start);
      if (contours < -1 || contours > 60) found.broken += 1;
    }
  }
  return found;
}
