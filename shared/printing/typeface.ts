import fontkit, { type Font, type Glyph, type GlyphPosition } from "@cantoo/fontkit";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";

/** The bytes of the typefaces that documents embed. */
export interface FontBytes {
  regular: Uint8Array;
  semibold: Uint8Array;
  /** Of titles and names on certificates. */
  serif: Uint8Array;
}

/** A part of a line, and where it stands from the line's beginning when the size is 1. */
export interface Piece {
  text: string;
  x: number;
  y: number;
}

/** A typeface of a document. */
export interface Typeface {
  font: PDFFont;
  /** The width of a text, points. */
  width(text: string, size: number): number;
  /** A line in what is set at once: the whole of it, or each combining mark (`m̄`) by itself. */
  pieces(line: string): Piece[];
}

/** The two weights of a document. */
export interface Typefaces {
  regular: Typeface;
  semibold: Typeface;
}

/** Those of a certificate, whose titles and names stand in a serif. */
export interface CertificateTypefaces extends Typefaces {
  serif: Typeface;
}

/**
 * Without ligatures, what is copied or read aloud is what was typed. The rest would change nothing at most of the cost
 * of a document: pdf-lib draws each glyph at its own width.
 */
const unusedFeatures = ["liga", "clig", "dlig", "calt", "rlig", "rclt", "ccmp", "locl", "kern", "curs"];
const features = Object.fromEntries(unusedFeatures.map((feature) => [feature, false]));
const withoutMarks = { ...features, mark: false, mkmk: false };

/** Typefaces that were read: reading one again costs more than setting a document. */
const read = new WeakMap<Uint8Array, Font>();

/**
 * A typeface for one document. Its tables are those read before; its glyphs, which fontkit alters as it sets them, are
 * its own: what one document sets would change the bytes of the next.
 */
function engineOf(bytes: Uint8Array): Font {
  const engine = read.get(bytes) ?? fontkit.create(bytes);
  if (!("layout" in engine)) throw new Error("a collection of typefaces is not one typeface");
  read.set(bytes, engine);
  return Object.create(engine, { _glyphs: { value: {} } });
}

/** Embeds a typeface, reduced to the characters that the document uses. */
export async function embedTypeface(document: PDFDocument, bytes: Uint8Array): Promise<Typeface> {
  const engine = engineOf(bytes);
  document.registerFontkit({ create: () => engine });
  const font = await document.embedFont(bytes, { subset: true, features: withoutMarks });
  const known = new Map<string, number>();
  return {
    font,
    width(text, size) {
      const unit = known.get(text) ?? font.widthOfTextAtSize(text, 1);
      known.set(text, unit);
      return unit * size;
    },
    pieces: (line) => (/\p{M}/u.test(line) ? piecesOf(line, engine) : [{ text: line, x: 0, y: 0 }]),
  };
}

/** By hand: pdf-lib takes no positions from fontkit, and would set every mark behind its letter. */
function piecesOf(line: string, engine: Font): Piece[] {
  const { glyphs, positions } = engine.layout(line, features);
  const characters = [...line];
  const em = engine.unitsPerEm;
  const pieces: Piece[] = [];
  let end = 0;
  let letter = glyphs[0];
  for (const [index, glyph] of glyphs.entries()) {
    const text = characters[index] ?? "";
    const last = pieces.at(-1);
    if (glyph.isMark && letter !== undefined) {
      const { x, y } = placeOf(glyph, text, letter, positions?.[index], engine.xHeight);
      pieces.push({ text, x: (end + x) / em, y: y / em });
    } else if (last === undefined || glyphs[index - 1]?.isMark) pieces.push({ text, x: end / em, y: 0 });
    else last.text += text;
    if (!glyph.isMark) letter = glyph;
    end += glyph.advanceWidth;
  }
  return pieces;
}

/** Where a mark stands from the end of its letter; those that the typeface gives no place, by the shapes of both. */
function placeOf(
  mark: Glyph,
  text: string,
  letter: Glyph,
  given: GlyphPosition | undefined,
  xHeight: number,
) {
  const joinsTwoLetters = /[\u035c-\u0362]/.test(text);
  if (given === undefined || given.xOffset !== 0 || joinsTwoLetters)
    return { x: given?.xOffset ?? 0, y: given?.yOffset ?? 0 };
  // Boxes of control points: asked for exact ones, fontkit loads parts of glyphs, and forgets what these are alone.
  return {
    x: -(letter.advanceWidth + mark.cbox.minX + mark.cbox.maxX) / 2,
    y: mark.cbox.minY > 0 ? Math.max(0, letter.cbox.maxY - xHeight) : 0,
  };
}

/**
 * Text as it can be printed: composed accents, no control characters, and « ? » for what the typeface lacks
 * (pictograms, other scripts). Spaces before : ; ? ! » and after « do not break, as French typography wants.
 */
export function printable(text: string, characters: ReadonlySet<number>): string {
  const composed = text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[^\n\P{Cc}]/gu, "")
    .replaceAll(/ (?=[:;?!»%€])/g, "\u00a0")
    .replaceAll("« ", "«\u00a0");
  return [...composed]
    .map((character) => {
      if (character === "\n" || characters.has(character.codePointAt(0) ?? 0)) return character;
      return /\p{M}/u.test(character) ? "" : "?";
    })
    .join("");
}
