import type { CsvColumn } from "../csv/write-csv.ts";
import type { Cursor } from "../store/cursor.ts";
import type { Page } from "../store/table.ts";

/** A row: JSON gives it as it is, CSV with French words for its codes. */
export type ExportRow = Readonly<Record<string, string | number | undefined>>;

type Words = Readonly<Record<string, string>>;

/** A column of an exported list. */
export interface ExportColumn extends CsvColumn {
  /** French words for the codes of the column, in CSV; from the row where a code reads differently by row. */
  words?: Words | ((row: ExportRow) => Words);
}

/** One of the partitions that a list is read from, a page at a time. */
export type ExportPartition = (cursor: Cursor | undefined) => Promise<Page<ExportRow>>;

/** A list that can be exported: its columns, and where its rows are. */
export interface ExportedList {
  columns: readonly ExportColumn[];
  /** In the same order each time they are asked for: an export goes on where another worker left it. */
  partitions: readonly ExportPartition[];
}

/** Rows that are read at once. */
export const exportPageSize = 250;
