import {
  beginText,
  endText,
  type PDFFont,
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
  // The space at the end keeps the words of two lines apart for those who read the text alone.
  const pieces = face.pieces(`${line} `);
  page.pushOperators(
    beginText(),
    setFillingColor(colour),
    ...pieces.flatMap(({ font, text, ...at }, index) => [
      ...(pieces[index - 1]?.font === font ? [] : named(page, font, size)),
      setTextMatrix(1, 0, 0, 1, x + at.x * size, y + at.y * size),
      showText(font.encodeText(text)),
    ]),
    endText(),
  );
}

function named(page: PDFPage, font: PDFFont, size: number) {
  const name = PDFName.of(font.name);
  page.node.setFontDictionary(name, font.ref);
  return [setFontAndSize(name, size)];
}
