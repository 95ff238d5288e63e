import { CsvError, parse } from "csv-parse/sync";
import { textsOf } from "./decode-text.ts";

/** A file that is no CSV which can be read: what is wrong with it, and what to do about it, in French. */
export class UnreadableCsv extends Error {
  readonly fault: string;
  readonly advice: string;

  constructor(fault: string, advice: string) {
    super(fault);
    this.name = "UnreadableCsv";
    this.fault = fault;
    this.advice = advice;
  }
}

/** Stands where bytes that were not UTF-8 were decoded as if they were. */
const lostCharacter = "\ufffd";

/** What a spreadsheet is saved as so that no letter of it is in doubt. */
const whatToChoose =
  "Dans Excel, choisissez Fichier, Enregistrer sous, puis le type «\u00a0CSV UTF-8 (délimité par des virgules)\u00a0»";

/**
 * The rows of a CSV that a caller sent, as text, blank ones among them: the first is row 1 of their spreadsheet.
 * Spreadsheets save in many encodings (see {@link textsOf}), with semicolons in French, commas elsewhere, tabs as
 * «\u00a0texte Unicode\u00a0», or with what a first line `sep=` says, which they don't show.
 * @throws UnreadableCsv when letters were lost on the way or are in doubt, quotes are not closed, or it is a workbook.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const { text, delimiter } = withoutSeparatorLine(decode(bytes));
  try {
    return parse(text, {
      delimiter,
      // Told rather than guessed: the first break of a file may be inside a quoted cell.
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = typeof error["lines"] === "number" ? `, vers la ligne ${error["lines"]}` : "";
    throw new UnreadableCsv(
      `Guillemets mal placés ou non refermés${place}.`,
      `Ce fichier n’est pas un CSV lisible${place}.`,
    );
  }
}

/** The first bytes of workbooks: of a zip, as Excel and LibreOffice make them, and of Excel's older ones. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

function decode(bytes: Uint8Array): string {
  if (workbooks.some((begin) => begin.every((byte, at) => bytes[at] === byte)))
    throw new UnreadableCsv(
      "Ce fichier est un classeur, et non un CSV.",
      `Ce fichier est un classeur. ${whatToChoose}.`,
    );
  const [text, ...others] = textsOf(bytes);
  if (text === undefined || others.length > 0)
    throw new UnreadableCsv(
      "Les lettres accentuées de ce fichier ne peuvent pas être lues avec certitude.",
      `Les lettres accentuées de ce fichier ne peuvent pas être lues avec certitude. ${whatToChoose}.`,
    );
  if (text.includes(lostCharacter))
    throw new UnreadableCsv(
      "Des lettres accentuées ont été perdues à l’envoi.",
      `Les lettres accentuées de ce fichier ont été perdues à l’envoi. ${whatToChoose}, ` +
        "ou envoyez-le avec l’en-tête content-type\u00a0: application/octet-stream.",
    );
  return text;
}

/** What separates the cells: what a first line `sep=` says, or what the headings hold, which are none of the three. */
function withoutSeparatorLine(text: string): { text: string; delimiter: string } {
  const said = /^sep=([;,\t])(?:\r\n|\r|\n)/i.exec(text);
  if (said?.[1] !== undefined) return { text: text.slice(said[0].length), delimiter: said[1] };
  const headings = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "") ?? "";
  return { text, delimiter: [";", "\t"].find((separator) => headings.includes(separator)) ?? "," };
}
