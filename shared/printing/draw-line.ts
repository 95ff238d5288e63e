import {
  beginText,
  endText,
  PDFName,
  type PDFPage,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from "@cantoo/pdf-lib";
import type { ink } from "./ink.ts";
import type { Typeface } from "./typeface.ts";

/**
 * Draws a line from `x` on the base line `y`, points. By hand: pdf-lib names a typeface anew for every line, which
 * makes a third more bytes, and sets combining marks behind their letters.
 */
export function drawLine(
  page: PDFPage,
  face: Typeface,
  line: string,
  { x, y, size, colour }: { x: number; y: number; size: number; colour: (typeof ink)[keyof typeof ink] },
): void {
  const { font } = face;
  const name = PDFName.of(font.name);
  page.node.setFontDictionary(name, font.ref);
  // The space at the end keeps the words of two lines apart for those who read the text alone.
  const pieces = face.pieces(`${line} `);
  page.pushOperators(
    beginText(),
    setFillingColor(colour),
    setFontAndSize(name, size),
    ...pieces.flatMap((piece) => [
      setTextMatrix(1, 0, 0, 1, x + piece.x * size, y + piece.y * size),
      showText(font.encodeText(piece.text)),
    ]),
    endText(),
  );
}
