import type { PDFDocument, PDFPage } from "@cantoo/pdf-lib";
import { oemmName } from "../domain/people/oemm.ts";
import { drawLine } from "./draw-line.ts";
import { ink } from "./ink.ts";
import { breakLines, widthOf } from "./lines.ts";
import type { Structure, StructureElement } from "./structure.ts";
import { printable, type Typeface, type Typefaces } from "./typeface.ts";

/** How a text looks. */
export interface Style {
  weight: "regular" | "semibold";
  /** Points. */
  size: number;
  /** From one base line to the next, points. */
  leading: number;
  colour: (typeof ink)[keyof typeof ink];
}

/** The styles of documents of several pages. */
export const styles = {
  title: { weight: "semibold", size: 19, leading: 24, colour: ink.accent },
  subtitle: { weight: "regular", size: 12, leading: 17, colour: ink.quiet },
  heading2: { weight: "semibold", size: 13, leading: 18, colour: ink.accent },
  heading3: { weight: "semibold", size: 10.5, leading: 15, colour: ink.text },
  body: { weight: "regular", size: 10, leading: 14.5, colour: ink.text },
  strong: { weight: "semibold", size: 10.5, leading: 15, colour: ink.text },
  cell: { weight: "regular", size: 9, leading: 12.5, colour: ink.text },
  columnHeading: { weight: "semibold", size: 9, leading: 12.5, colour: ink.accent },
  note: { weight: "regular", size: 8.5, leading: 12, colour: ink.quiet },
} as const satisfies Record<string, Style>;

/** A4 upright, points. */
const paper = { width: 595.28, height: 841.89 };
/** Room around the text, points. */
export const margins = { left: 62, right: 62, top: 70, bottom: 66 };
/** Width of the text, points. */
export const textWidth = paper.width - margins.left - margins.right;

/** Writes down a page and goes on to the next one, keeping the structure as it goes. */
export class Pen {
  readonly structure: Structure;
  /** Where the next thing begins, points from the bottom of the page. */
  y = 0;
  page: PDFPage;
  private readonly document: PDFDocument;
  private readonly faces: Typefaces;
  private readonly runningTitle: string;

  constructor(document: PDFDocument, faces: Typefaces, structure: Structure, runningTitle: string) {
    this.document = document;
    this.faces = faces;
    this.structure = structure;
    this.runningTitle = this.printable(runningTitle);
    this.page = this.openPage();
  }

  /** The typeface of a style. */
  face(style: Style): Typeface {
    return this.faces[style.weight];
  }

  /** Text as it can be printed. */
  printable(text: string): string {
    return printable(text, this.faces.regular);
  }

  /** The lines of a text in a width. */
  lines(text: string, style: Style, width: number): string[] {
    return breakLines(this.printable(text), this.face(style), style.size, width);
  }

  /** Points left on the page. */
  get room(): number {
    return this.y - margins.bottom;
  }

  /** Goes to a new page when less than `height` points are left. */
  need(height: number): boolean {
    if (this.room >= height) return false;
    this.page = this.openPage();
    return true;
  }

  /** Leaves room, unless the page is new. */
  skip(height: number): void {
    if (this.y < paper.height - margins.top - 1) this.y -= height;
  }

  /** Draws lines that belong to an element, on as many pages as they take. */
  write(lines: readonly string[], style: Style, element: StructureElement, indent = 0): void {
    // Neither a first nor a last line alone on a page.
    if (lines.length > 1) this.need(style.leading * 2);
    for (const [index, line] of lines.entries()) {
      this.need(style.leading * (index === lines.length - 2 ? 2 : 1));
      this.line(line, style, element, margins.left + indent, this.y - style.leading);
      this.y -= style.leading;
    }
  }

  /** Draws one line whose box begins at `x` and stands on `bottom`. */
  line(line: string, style: Style, element: StructureElement | undefined, x: number, bottom: number): void {
    if (line === "") return;
    const draw = () =>
      drawLine(this.page, this.face(style), line, {
        x,
        y: bottom + (style.leading - style.size) / 2 + style.size * 0.22,
        size: style.size,
        colour: style.colour,
      });
    if (element === undefined) this.structure.artifact(this.page, draw);
    else this.structure.mark(this.page, element, draw);
  }

  /** A horizontal rule at the present height. */
  rule(from: number = margins.left, width: number = textWidth, thickness = 0.6, colour = ink.rule): void {
    const y = this.y;
    this.structure.artifact(this.page, () =>
      this.page.drawLine({ start: { x: from, y }, end: { x: from + width, y }, thickness, color: colour }),
    );
  }

  /** A filled rectangle that stands on `bottom`. */
  fill(x: number, bottom: number, width: number, height: number, colour: Style["colour"]): void {
    this.structure.artifact(this.page, () =>
      this.page.drawRectangle({ x, y: bottom, width, height, color: colour }),
    );
  }

  /** Writes the foot of every page, once it is known how many there are: « page 2 / 5 ». */
  foot(reference: string): void {
    const pages = this.document.getPages();
    for (const [index, page] of pages.entries()) {
      this.page = page;
      this.y = margins.bottom - 18;
      this.rule();
      const count = `page\u00a0${index + 1}\u00a0/\u00a0${pages.length}`;
      const right = margins.left + textWidth - widthOf(count, this.face(styles.note), styles.note.size);
      this.line(this.printable(reference), styles.note, undefined, margins.left, this.y - 15);
      this.line(count, styles.note, undefined, right, this.y - 15);
    }
  }

  private openPage(): PDFPage {
    const first = this.document.getPageCount() === 0;
    const page = this.document.addPage([paper.width, paper.height]);
    this.page = page;
    const top = paper.height;
    if (first) {
      this.fill(0, top - 54, paper.width, 54, ink.accent);
      const bright = { ...styles.strong, size: 12, colour: ink.paper } as const;
      this.line(oemmName, bright, undefined, margins.left, top - 32);
      const small = { ...styles.note, colour: ink.paper } as const;
      this.line(
        "Certificats de qualification professionnelle (CQP) de la Mutualité",
        small,
        undefined,
        margins.left,
        top - 46,
      );
      this.y = top - 88;
    } else {
      this.line(this.runningTitle, styles.note, undefined, margins.left, top - 50);
      this.y = top - 54;
      this.rule();
      this.y = top - margins.top;
    }
    return page;
  }
}
