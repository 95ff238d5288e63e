import { CsvError, parse } from "csv-parse/sync";

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

/**
 * The rows of a CSV that a caller sent, as text, blank ones among them: the first is row 1 of their spreadsheet.
 * Spreadsheets save UTF-8, with a byte order mark or not, or Windows-1252; with semicolons in French, commas elsewhere.
 * @throws UnreadableCsv when letters were lost on the way, or quotes are not closed.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  if (text.includes(lostCharacter))
    throw new UnreadableCsv(
      "Des lettres accentuées ont été perdues à l’envoi.",
      "Les lettres accentuées de ce fichier ont été perdues à l’envoi\u00a0: enregistrez-le au format «\u00a0CSV UTF-8\u00a0», " +
        "ou envoyez-le avec l’en-tête content-type\u00a0: application/octet-stream.",
    );
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
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

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The headings are on the first line that says something; none of them holds a semicolon. */
function delimiterOf(text: string): string {
  const headings = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "") ?? "";
  return headings.includes(";") ? ";" : ",";
}
