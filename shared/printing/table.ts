import { ink } from "./ink.ts";
import { margins, type Pen, type Style, styles, textWidth } from "./pen.ts";
import type { Column } from "./printed-document.ts";
import type { StructureElement, Tag } from "./structure.ts";

const padding = { x: 6, y: 4 };
/** Rows up to this height are kept on one page, points. */
const mostKept = 300;

interface Cell {
  lines: string[];
  element: StructureElement;
}

/**
 * Draws a table; its headings are repeated on every page that it goes on to, and a long row goes on there too. No first or
 * last row stands alone on a page.
 */
export function drawTable(
  pen: Pen,
  { columns, rows }: { columns: readonly Column[]; rows: readonly (readonly string[])[] },
): void {
  const table = pen.structure.add("Table");
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / shares) * textWidth);
  const lefts = widths.map((_, index) =>
    widths.slice(0, index).reduce((sum, width) => sum + width, margins.left),
  );
  const linesOf = (texts: readonly string[], style: Style = styles.cell) =>
    texts.map((text, index) => ({ lines: pen.lines(text, style, (widths[index] ?? 0) - padding.x * 2) }));
  const cellsOf = (texts: readonly string[], style: Style, tag: Tag): Cell[] => {
    const row = pen.structure.add("TR", table);
    return linesOf(texts, style).map(({ lines }) => ({ lines, element: pen.structure.add(tag, row) }));
  };
  const headings = cellsOf(
    columns.map(({ heading }) => heading),
    styles.columnHeading,
    "TH",
  );
  const headingHeight = heightOf(headings, styles.columnHeading);
  const drawHeadings = (again: boolean) => {
    pen.fill(margins.left, pen.y - headingHeight, textWidth, headingHeight, ink.tint);
    drawCells(pen, headings, lefts, styles.columnHeading, again);
    pen.y -= headingHeight;
    pen.rule(margins.left, textWidth, 0.9, ink.accent);
  };

  const heights = rows.map((texts) => heightOf(linesOf(texts), styles.cell));
  /** Two rows that would be parted by the end of a page, and fit on the next one. */
  const together = (first: number) => (heights[first] ?? 0) + (heights[first + 1] ?? 0);
  const least = Math.min(together(0), mostKept);
  pen.need(headingHeight + Math.max(least, styles.cell.leading * 3));
  drawHeadings(false);
  for (const [index, texts] of rows.entries()) {
    let cells = cellsOf(texts, styles.cell, "TD");
    if (index === rows.length - 2 && together(index) < mostKept && pen.need(together(index)))
      drawHeadings(true);
    if (heightOf(cells, styles.cell) > pen.room && heightOf(cells, styles.cell) < mostKept) {
      pen.need(Number.POSITIVE_INFINITY);
      drawHeadings(true);
    }
    while (cells.some(({ lines }) => lines.length > 0)) {
      if (pen.need(styles.cell.leading + padding.y * 2)) drawHeadings(true);
      const fit = Math.floor((pen.room - padding.y * 2) / styles.cell.leading);
      const now = cells.map(({ lines, element }) => ({ lines: lines.slice(0, fit), element }));
      drawCells(pen, now, lefts, styles.cell, false);
      pen.y -= heightOf(now, styles.cell);
      pen.rule();
      cells = cells.map(({ lines, element }) => ({ lines: lines.slice(fit), element }));
    }
  }
}

function heightOf(cells: readonly Pick<Cell, "lines">[], style: Style): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * style.leading + padding.y * 2;
}

function drawCells(
  pen: Pen,
  cells: readonly Cell[],
  lefts: readonly number[],
  style: Style,
  silent: boolean,
): void {
  for (const [index, { lines, element }] of cells.entries()) {
    for (const [rank, line] of lines.entries()) {
      const bottom = pen.y - padding.y - (rank + 1) * style.leading;
      pen.line(line, style, silent ? undefined : element, (lefts[index] ?? 0) + padding.x, bottom);
    }
  }
}
