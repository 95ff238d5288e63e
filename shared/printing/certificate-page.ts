import {
  type PDFDocument,
  type PDFImage,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
} from "@cantoo/pdf-lib";
import { encode } from "uqr";
import { cpnefpName, oemmName } from "../domain/people/oemm.ts";
import { drawLine } from "./draw-line.ts";
import { ink } from "./ink.ts";
import { breakLines, widthOf } from "./lines.ts";
import type { Style } from "./pen.ts";
import type { CertificateImages, PrintedCertificate } from "./printed-document.ts";
import type { Structure, Tag } from "./structure.ts";
import { type CertificateTypefaces, draws, printable } from "./typeface.ts";

/** A4 in landscape, points. */
const paper = { width: 841.89, height: 595.28 };
/** The three columns of the foot: who signs, the seal, how it is verified; points. */
const foot = { left: 68, bottom: 52, side: 240 };
const centre = paper.width / 2;
const qrSide = 66;
const sealRadius = 38;
/** Room for the image of a signature, points. */
const signature = { width: 150, height: 48 };
/** Width of what is centred, points. */
const centredWidth = 620;
/** Height for the holder's name, points. */
const holderHeight = 84;
/** How large it may be, the largest first; what fits in none of them is cut where it must. */
const holderSizes = [30, 25, 21, 17, 14, 11.5, 9.5];

type Look = Omit<Style, "weight"> & { weight: keyof CertificateTypefaces };

/** In the narrower of both typefaces. */
const smallestHolder = look("semibold", 8, leadingOf(8), ink.text);

/** Draws a certificate on one page. */
export async function drawCertificate(
  document: PDFDocument,
  faces: CertificateTypefaces,
  structure: Structure,
  given: PrintedCertificate,
  images: CertificateImages,
): Promise<void> {
  const page = document.addPage([paper.width, paper.height]);
  drawFrame(page, structure);

  /** The serif has fewer letters than our other typeface, and no places for their marks. */
  const titled = (text: string): "serif" | "semibold" =>
    /\p{M}/u.test(text) || !draws(faces.serif, text) ? "semibold" : "serif";

  /** A name as large as there is room for it, with no word of it cut. */
  const fitting = (name: string): Look => {
    const text = printable(name, faces.regular);
    const weight = titled(text);
    const face = faces[weight];
    const fits = (size: number) =>
      breakLines(text, face, size, centredWidth).length * leadingOf(size) <= holderHeight &&
      text.split(" ").every((word) => face.width(word, size) <= centredWidth);
    const size = holderSizes.find(fits);
    return size === undefined ? smallestHolder : look(weight, size, leadingOf(size), ink.text);
  };

  /** Lines under each other from `top`; gives where the next ones may begin. */
  const write = (
    tag: Tag,
    text: string,
    style: Look,
    box: { x: number; width: number; top: number; align: "left" | "centre" | "right" },
  ): number => {
    const face = faces[style.weight];
    const element = structure.add(tag);
    const lines = breakLines(printable(text, faces.regular), face, style.size, box.width);
    for (const [index, line] of lines.entries()) {
      const room = box.width - widthOf(line, face, style.size);
      const shift = { left: 0, centre: room / 2, right: room }[box.align];
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
  const centred = (tag: Tag, text: string, style: Look, top: number, width = centredWidth) =>
    write(tag, text, style, { x: centre - width / 2, width, top, align: "centre" });

  let y = centred(
    "P",
    cpnefpName.toLocaleUpperCase("fr-FR"),
    look("semibold", 10, 14, ink.accent),
    paper.height - 64,
    centredWidth + 60,
  );
  y = centred("P", oemmName, look("regular", 10, 14, ink.accent), y - 2);
  y = centred("H1", given.title, look("serif", 31, 40, ink.title), y - 26, 720);
  const { certificationName } = given;
  y = centred("P", certificationName, look(titled(certificationName), 19, 25, ink.accent), y - 6);
  y = centred("P", "est délivré à", look("regular", 11.5, 16, ink.quiet), y - 24);
  y = centred("P", given.holderName, fitting(given.holderName), y - 2);
  if (given.birth !== undefined) y = centred("P", given.birth, look("regular", 11.5, 16, ink.text), y - 4);
  y = centred("P", given.statement, look("regular", 11.5, 17, ink.text), y - 20, 440);
  for (const notice of given.notices)
    y = centred("P", notice, look("regular", 8.5, 11.5, ink.quiet), y - 8, 540);

  await signed();
  await sealed();
  verified();

  async function signed() {
    const line = foot.bottom + 30;
    structure.artifact(page, () =>
      page.drawLine({
        start: { x: foot.left, y: line },
        end: { x: foot.left + foot.side - 40, y: line },
        thickness: 0.6,
        color: ink.quiet,
      }),
    );
    if (images.signature !== undefined) {
      const image = await document.embedPng(images.signature);
      const drawn = image.scaleToFit(signature.width, signature.height);
      draw(`Signature\u00a0: ${given.signatory}`, image, { ...drawn, x: foot.left, y: line + 3 });
    }
    const box = { x: foot.left, width: foot.side, align: "left" } as const;
    const below = write("P", given.signatory, look("semibold", 10.5, 14, ink.text), {
      ...box,
      top: line - 2,
    });
    write("P", given.signed, look("regular", 9, 12, ink.quiet), { ...box, top: below });
  }

  async function sealed() {
    const y = foot.bottom + sealRadius;
    if (images.seal !== undefined) {
      const image = await document.embedPng(images.seal);
      const { width, height } = image.scaleToFit(sealRadius * 2, sealRadius * 2);
      draw("Sceau", image, { width, height, x: centre - width / 2, y: y - height / 2 });
      return;
    }
    structure.artifact(page, () => {
      const circle = (size: number, borderWidth: number, borderColor: Style["colour"]) =>
        page.drawCircle({ x: centre, y, size, borderWidth, borderColor });
      circle(sealRadius - 3, 1.3, ink.accent);
      circle(sealRadius, 0.5, ink.gold);
    });
    const inSeal = (text: string, top: number) =>
      centred("P", text, look("serif", 9, 12, ink.accent), top, sealRadius * 2);
    inSeal("Mutualité", inSeal("CQP", y + 11));
  }

  function verified() {
    const qrLeft = paper.width - foot.left - qrSide;
    const box = { x: qrLeft - foot.side - 10, width: foot.side, align: "right" } as const;
    const below = write("P", `N°\u00a0${given.number}`, look("semibold", 10.5, 14, ink.text), {
      ...box,
      top: foot.bottom + 40,
    });
    const how =
      given.verifyPage === undefined
        ? "Authenticité\u00a0: flashez le code."
        : `Authenticité\u00a0: flashez le code, ou\u00a0${given.verifyPage}`;
    const low = write("P", how, look("regular", 9, 12, ink.quiet), { ...box, top: below });
    if (given.registered !== undefined)
      write("P", given.registered, look("regular", 9, 12, ink.quiet), { ...box, top: low });
    const figure = structure.add("Figure", structure.root, `Code QR qui mène à ${given.verifyUrl}`);
    structure.mark(page, figure, () => drawQr(page, given.verifyUrl, qrLeft, foot.bottom));
  }

  function draw(
    alternative: string,
    image: PDFImage,
    at: { x: number; y: number; width: number; height: number },
  ) {
    const figure = structure.add("Figure", structure.root, alternative);
    structure.mark(page, figure, () => page.drawImage(image, at));
  }
}

function leadingOf(size: number): number {
  return (size * 4) / 3;
}

function look(weight: Look["weight"], size: number, leading: number, colour: Style["colour"]): Look {
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
    frame(23, 1.4, ink.accent);
    frame(28, 0.5, ink.gold);
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
