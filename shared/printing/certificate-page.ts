import { type PDFDocument, PDFNumber, PDFOperator, PDFOperatorNames, type PDFPage } from "@cantoo/pdf-lib";
import { encode } from "uqr";
import { oemmName } from "../domain/people/oemm.ts";
import { drawLine } from "./draw-line.ts";
import { ink } from "./ink.ts";
import { breakLines, widthOf } from "./lines.ts";
import type { Style } from "./pen.ts";
import type { PrintedCertificate } from "./printed-document.ts";
import type { Structure, Tag } from "./structure.ts";
import { printable, type Typefaces } from "./typeface.ts";

/** A4 in landscape, points. */
const paper = { width: 841.89, height: 595.28 };
const centre = paper.width / 2;
const qrSide = 96;
/** Width of what is centred, points. */
const centredWidth = 620;
/** Height for the holder's name, points. */
const holderHeight = 84;
/** How it may look, the largest first; what fits in none of them is cut where it must. */
const smallestHolder = holderStyle(8);
const holderStyles = [30, 25, 21, 17, 14, 11.5, 9.5].map(holderStyle);

/** Draws a certificate on one page. */
export function drawCertificate(
  document: PDFDocument,
  faces: Typefaces,
  structure: Structure,
  given: PrintedCertificate,
): void {
  const page = document.addPage([paper.width, paper.height]);
  const characters = new Set(faces.regular.font.getCharacterSet());
  drawFrame(page, structure);

  /** A name as large as there is room for it, with no word of it cut. */
  const fitting = (name: string): Style => {
    const text = printable(name, characters);
    const fits = ({ size, weight, leading }: Style) => {
      const face = faces[weight];
      const height = breakLines(text, face, size, centredWidth).length * leading;
      return (
        height <= holderHeight && text.split(" ").every((word) => face.width(word, size) <= centredWidth)
      );
    };
    return holderStyles.find(fits) ?? smallestHolder;
  };

  /** Lines under each other from `top`; gives where the next ones may begin. */
  const write = (
    tag: Tag,
    text: string,
    style: Style,
    box: { x: number; width: number; top: number; centred: boolean },
  ): number => {
    const face = faces[style.weight];
    const element = structure.add(tag);
    const lines = breakLines(printable(text, characters), face, style.size, box.width);
    for (const [index, line] of lines.entries()) {
      const shift = box.centred ? (box.width - widthOf(line, face, style.size)) / 2 : 0;
      structure.mark(page, element, () =>
        drawLine(page, face, line, {
          x: box.x + shift,
          y: box.top - style.leading * (index + 1) + style.leading * 0.25,
          size: style.size,
          colour: style.colour,
        }),
      );
    }
    return box.top - style.leading * lines.length;
  };
  const centred = (tag: Tag, text: string, style: Style, top: number, width = centredWidth) =>
    write(tag, text, style, { x: centre - width / 2, width, top, centred: true });

  let y = centred("P", oemmName, style("semibold", 15, 22, ink.accent), paper.height - 62);
  y = centred(
    "P",
    "Commission paritaire nationale de l’emploi et de la formation professionnelle (CPNEFP) de la Mutualité",
    style("regular", 11, 15, ink.quiet),
    y,
  );
  y = centred("H1", given.title, style("semibold", 30, 40, ink.accent), y - 26);
  y = centred("P", "est délivré à", style("regular", 12, 18, ink.quiet), y - 14);
  y = centred("P", given.holderName, fitting(given.holderName), y - 2);
  structure.artifact(page, () =>
    page.drawLine({
      start: { x: centre - 90, y: y - 2 },
      end: { x: centre + 90, y: y - 2 },
      thickness: 1.2,
      color: ink.accent,
    }),
  );
  y = centred("P", "pour la certification", style("regular", 12, 18, ink.quiet), y - 18);
  y = centred("P", `«\u00a0${given.certificationName}\u00a0»`, style("semibold", 21, 30, ink.text), y);
  y -= 10;
  for (const statement of given.statements)
    y = centred("P", statement, style("regular", 11.5, 16.5, ink.text), y);

  const left = 74;
  const foot = 66 + qrSide;
  const side = { x: left, width: 420, centred: false };
  let low = write("P", `Certificat n°\u00a0${given.number}`, style("semibold", 13, 19, ink.accent), {
    ...side,
    top: foot,
  });
  for (const mention of given.mentions)
    low = write("P", mention, style("regular", 8.5, 11.5, ink.quiet), { ...side, top: low - 3 });

  const qrLeft = paper.width - 74 - qrSide;
  const caption = { x: qrLeft - 168, width: 156, top: foot - 8, centred: false };
  const below = write("P", "Vérifier ce certificat", style("semibold", 10, 14, ink.accent), caption);
  write(
    "P",
    `Flashez le code, ou saisissez le numéro sur ${given.verifyPage}`,
    style("regular", 8.5, 11.5, ink.quiet),
    { ...caption, top: below - 2 },
  );
  const figure = structure.add("Figure", structure.root, `Code QR qui mène à ${given.verifyUrl}`);
  structure.mark(page, figure, () => drawQr(page, given.verifyUrl, qrLeft, 62));
}

function holderStyle(size: number): Style {
  return style("semibold", size, (size * 4) / 3, ink.text);
}

function style(weight: Style["weight"], size: number, leading: number, colour: Style["colour"]): Style {
  return { weight, size, leading, colour };
}

function drawFrame(page: PDFPage, structure: Structure): void {
  structure.artifact(page, () => {
    const frame = (inset: number, thickness: number, colour: Style["colour"]) =>
      page.drawRectangle({
        x: inset,
        y: inset,
        width: paper.width - inset * 2,
        height: paper.height - inset * 2,
        borderWidth: thickness,
        borderColor: colour,
      });
    frame(24, 3, ink.accent);
    frame(32, 0.8, ink.rule);
  });
}

/** The code as one path of squares: sharp at any size. */
function drawQr(page: PDFPage, text: string, x: number, bottom: number): void {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const side = qrSide / size;
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.PushGraphicsState),
    PDFOperator.of(PDFOperatorNames.NonStrokingColorGray, [PDFNumber.of(0)]),
  );
  for (const [row, modules] of data.entries()) {
    for (const { from, length } of darkRuns(modules)) {
      const box = [x + from * side, bottom + (size - row - 1) * side, length * side, side];
      page.pushOperators(PDFOperator.of(PDFOperatorNames.AppendRectangle, box.map(PDFNumber.of)));
    }
  }
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.FillNonZero),
    PDFOperator.of(PDFOperatorNames.PopGraphicsState),
  );
}

function darkRuns(modules: readonly boolean[]): { from: number; length: number }[] {
  return modules.flatMap((dark, index) => {
    if (!dark || modules[index - 1] === true) return [];
    const end = modules.indexOf(false, index);
    return [{ from: index, length: (end < 0 ? modules.length : end) - index }];
  });
}
