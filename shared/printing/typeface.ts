import fontkit, { type Font, type Glyph, type GlyphPosition } from "@cantoo/fontkit";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";

/** The bytes of the typefaces that documents embed. */
export interface FontBytes {
  regular: Uint8Array;
  semibold: Uint8Array;
  /** Of titles and names on certificates. */
  serif: Uint8Array;
  /** Reads the one that has the Latin letters and marks that the others lack: few documents have any. */
  spare: () => Promise<Record<"regular" | "semibold", Uint8Array>>;
}

/** A part of a line, and where it stands from the line's beginning when the size is 1. */
export interface Piece {
  text: string;
  font: PDFFont;
  x: number;
  y: number;
}

/** A typeface of a document. */
export interface Typeface {
  /** The code points that it draws. */
  characters: ReadonlySet<number>;
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

/** Widths of texts at the size 1, by the typeface: documents have most of their words in common. */
const measured = new WeakMap<Uint8Array, Map<string, number>>();
/** Texts of which the widths are kept from one document to the next. */
const mostMeasured = 10_000;

/** Embeds a typeface, reduced to the characters that the document uses. */
export async function embedTypeface(document: PDFDocument, bytes: Uint8Array): Promise<Typeface> {
  const engine = engineOf(bytes);
  document.registerFontkit({ create: () => engine });
  const font = await document.embedFont(bytes, { subset: true, features: withoutMarks });
  const known = measured.get(bytes) ?? new Map<string, number>();
  measured.set(bytes, known);
  if (known.size > mostMeasured) known.clear();
  return {
    characters: new Set(font.getCharacterSet()),
    width(text, size) {
      // Marks take no room: of some, the typeface says that they do.
      const unit = known.get(text) ?? font.widthOfTextAtSize(text.replaceAll(/\p{Mn}/gu, ""), 1);
      known.set(text, unit);
      return unit * size;
    },
    pieces: (line) =>
      (/\p{M}/u.test(line) ? piecesOf(line, engine) : [{ text: line, x: 0, y: 0 }]).map((piece) => ({
        ...piece,
        font,
      })),
  };
}

/** Whether a typeface draws all of a text. */
export function draws({ characters }: Pick<Typeface, "characters">, text: string): boolean {
  return [...text].every((character) => characters.has(character.codePointAt(0) ?? 0));
}

/** A typeface whose words are set in another one where it lacks a letter or a mark of them. */
export function withSpare(own: Typeface, spare: Typeface): Typeface {
  const runs = (text: string) => {
    const found: { face: Typeface; text: string }[] = [];
    // Signs that the other lacks part a word.
    for (const [word] of text.matchAll(/\S+|\s+/g))
      for (const part of draws(own, word) || draws(spare, word) ? [word] : lettersOf(word)) {
        const face = draws(own, part) ? own : spare;
        const last = found.at(-1);
        if (last?.face === face) last.text += part;
        else found.push({ face, text: part });
      }
    return found;
  };
  return {
    // What is set letter by letter: Devanagari would be spelt wrongly.
    characters: new Set(
      [...own.characters, ...spare.characters].filter(
        (code) => !/\p{Script=Devanagari}/u.test(String.fromCodePoint(code)),
      ),
    ),
    width: (text, size) => runs(text).reduce((sum, run) => sum + run.face.width(run.text, size), 0),
    pieces(line) {
      let start = 0;
      return runs(line).flatMap(({ face, text }) => {
        const pieces = face.pieces(text).map((piece) => ({ ...piece, x: piece.x + start }));
        start += face.width(text, 1);
        return pieces;
      });
    },
  };
}

/** The letters of a text, each with the marks over and under it. */
export function lettersOf(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** By hand: pdf-lib takes no positions from fontkit, and would set every mark behind its letter. */
function piecesOf(line: string, engine: Font): Omit<Piece, "font">[] {
  const { glyphs, positions } = engine.layout(line, features);
  const characters = [...line];
  const em = engine.unitsPerEm;
  const pieces: Omit<Piece, "font">[] = [];
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
    if (glyph.isMark) continue;
    letter = glyph;
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
export function printable(text: string, face: Typeface): string {
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
      if (character === "\n" || face.characters.has(character.codePointAt(0) ?? 0)) return character;
      return /\p{M}/u.test(character) ? "" : "?";
    })
    .join("");
}
