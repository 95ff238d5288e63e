import { stringify } from "csv-stringify/sync";

/** A column of a table: the field that it shows and the heading that people read. */
export interface CsvColumn {
  key: string;
  header: string;
}

/**
 * Lines of a CSV that French Excel opens rightly by a double click: UTF-8 with a byte order mark, semicolons, CRLF.
 * Dates stay `YYYY-MM-DD`: Excel and LibreOffice read them as dates in any language, where 02/03/2027 has two
 * meanings. A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab, carriage return) gets an
 * apostrophe in front. `first`: the mark and the headings come before.
 */
export function csvLines(
  columns: readonly CsvColumn[],
  rows: readonly Readonly<Record<string, string | number | undefined>>[],
  first: boolean,
): string {
  return stringify([...rows], {
    columns: [...columns],
    header: first,
    bom: first,
    delimiter: ";",
    record_delimiter: "windows",
    escape_formulas: true,
    // A lone one is no record delimiter here but is a new row to a spreadsheet, whose first cell could be a formula.
    quoted_match: /[\r\n]/,
  });
}
