import fontkit from "@cantoo/fontkit";
import type { PDFDocument, PDFFont } from "@cantoo/pdf-lib";

/** The bytes of the typefaces that documents embed. */
export interface FontBytes {
  regular: Uint8Array;
  semibold: Uint8Array;
}

/** A typeface of a document: it measures, and writes what it has no glyph for in another way. */
export interface Typeface {
  font: PDFFont;
  width(text: string, size: number): number;
}

/** The two weights of a document. */
export interface Typefaces {
  regular: Typeface;
  semibold: Typeface;
}

/**
 * Without ligatures, what is copied or read aloud is what was typed. The rest would change nothing at most of the cost
 * of a document: pdf-lib draws each glyph at its own width, and accents are composed before.
 */
const unusedFeatures = [
  "liga",
  "clig",
  "dlig",
  "calt",
  "rlig",
  "rclt",
  "ccmp",
  "locl",
  "kern",
  "curs",
  "mark",
  "mkmk",
];
const features = Object.fromEntries(unusedFeatures.map((feature) => [feature, false]));

/** Embeds both weights, each reduced to the characters that the document uses. */
export async function embedTypefaces(document: PDFDocument, bytes: FontBytes): Promise<Typefaces> {
  document.registerFontkit(fontkit);
  const embed = async (given: Uint8Array): Promise<Typeface> => {
    const font = await document.embedFont(given, { subset: true, features });
    const known = new Map<string, number>();
    return {
      font,
      width(text, size) {
        const unit = known.get(text) ?? font.widthOfTextAtSize(text, 1);
        known.set(text, unit);
        return unit * size;
      },
    };
  };
  return { regular: await embed(bytes.regular), semibold: await embed(bytes.semibold) };
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
    .replaceAll(/\p{Cf}|\p{M}/gu, "")
    .replaceAll(/[^\n\P{Cc}]/gu, "")
    .replaceAll(/ (?=[:;?!»%€])/g, "\u00a0")
    .replaceAll("« ", "«\u00a0");
  return [...composed]
    .map((character) =>
      character === "\n" || characters.has(character.codePointAt(0) ?? 0) ? character : "?",
    )
    .join("");
}
