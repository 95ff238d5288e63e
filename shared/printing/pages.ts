import { ink } from "./ink.ts";
import { margins, type Pen, styles, textWidth } from "./pen.ts";
import type { Part, PrintedDocument } from "./printed-document.ts";
import { drawTable } from "./table.ts";

/** Draws a document that goes on from page to page. */
export function drawPages(pen: Pen, { title, subtitle, parts, reference }: PrintedDocument): void {
  pen.write(pen.lines(title, styles.title, textWidth), styles.title, pen.structure.add("H1"));
  if (subtitle !== undefined)
    pen.write(pen.lines(subtitle, styles.subtitle, textWidth), styles.subtitle, pen.structure.add("P"));
  pen.y -= 6;
  pen.rule(margins.left, 56, 2, ink.accent);
  pen.y -= 14;
  for (const part of parts) drawPart(pen, part);
  pen.foot(reference);
}

function drawPart(pen: Pen, part: Part): void {
  if ("heading" in part) heading(pen, part);
  else if ("paragraph" in part) text(pen, part.paragraph, styles.body, 8);
  else if ("strong" in part) text(pen, part.strong, styles.strong, 8);
  else if ("note" in part) text(pen, part.note, styles.note, 7);
  else if ("framed" in part) framed(pen, part.framed);
  else if ("list" in part) list(pen, part.list);
  else if ("details" in part) details(pen, part.details);
  else if ("addressee" in part) aside(pen, [...part.addressee, "", part.dated], 14);
  else if ("signature" in part) {
    pen.need(styles.body.leading * part.signature.length + 20);
    pen.skip(12);
    aside(pen, part.signature, 10);
  } else {
    drawTable(pen, part.table);
    pen.skip(12);
  }
}

function heading(pen: Pen, { heading: words, level }: Extract<Part, { heading: string }>): void {
  const style = level === 2 ? styles.heading2 : styles.heading3;
  // A heading stays with what it announces.
  if (!pen.need(style.leading + 110)) pen.skip(level === 2 ? 12 : 6);
  pen.write(pen.lines(words, style, textWidth), style, pen.structure.add(level === 2 ? "H2" : "H3"));
  pen.skip(3);
}

function text(pen: Pen, given: string, style: (typeof styles)[keyof typeof styles], after: number): void {
  for (const paragraph of given.split(/\n+/)) {
    pen.write(pen.lines(paragraph, style, textWidth), style, pen.structure.add("P"));
    pen.skip(after);
  }
}

function framed(pen: Pen, paragraphs: readonly string[]): void {
  const inset = 14;
  const wrapped = paragraphs.map((given) => pen.lines(given, styles.strong, textWidth - inset * 2));
  const height = wrapped.flat().length * styles.strong.leading + 20;
  pen.need(height);
  pen.fill(margins.left, pen.y - height, textWidth, height, ink.tint);
  pen.fill(margins.left, pen.y - height, 3, height, ink.accent);
  pen.y -= 10;
  for (const lines of wrapped) pen.write(lines, styles.strong, pen.structure.add("P"), inset);
  pen.y -= 10;
  pen.skip(12);
}

function list(pen: Pen, items: readonly string[]): void {
  const element = pen.structure.add("L");
  const indent = 14;
  for (const item of items) {
    const body = pen.structure.add("LBody", pen.structure.add("LI", element));
    const lines = pen.lines(item, styles.body, textWidth - indent);
    pen.need(styles.body.leading * Math.min(2, lines.length));
    pen.line("•", styles.body, undefined, margins.left + 3, pen.y - styles.body.leading);
    pen.write(lines, styles.body, body, indent);
    pen.skip(2);
  }
  pen.skip(6);
}

/** Labels on the left, what they are worth on the right; read line after line as a table. */
function details(pen: Pen, rows: readonly (readonly [string, string])[]): void {
  const labelWidth = 150;
  const table = pen.structure.add("Table");
  for (const [label, value] of rows) {
    const row = pen.structure.add("TR", table);
    const labels = pen.lines(label, styles.body, labelWidth - 10);
    const values = pen.lines(value, styles.body, textWidth - labelWidth);
    pen.need(styles.body.leading * Math.min(labels.length, 3));
    const head = pen.structure.add("TD", row);
    const grey = { ...styles.body, colour: ink.quiet } as const;
    for (const [rank, line] of labels.entries())
      pen.line(line, grey, head, margins.left, pen.y - styles.body.leading * (rank + 1));
    const fallTo = pen.y - styles.body.leading * labels.length;
    const page = pen.page;
    pen.write(values, styles.body, pen.structure.add("TD", row), labelWidth);
    if (pen.page === page) pen.y = Math.min(pen.y, fallTo);
    pen.skip(2);
  }
  pen.skip(8);
}

/** On the right half, as letters have it. */
function aside(pen: Pen, lines: readonly string[], after: number): void {
  const indent = textWidth * 0.52;
  for (const given of lines) {
    if (given === "") pen.skip(styles.body.leading);
    else
      pen.write(
        pen.lines(given, styles.body, textWidth - indent),
        styles.body,
        pen.structure.add("P"),
        indent,
      );
  }
  pen.skip(after);
}
