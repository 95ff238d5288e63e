import { personColumns } from "../lists/person-columns.ts";

/** The columns of an imported list of enrolments (R-TRN-1), as its headings name them. */
export const importColumns = [...personColumns, "certification", "centre", "statut"] as const;
/** A column, see {@link importColumns}. */
export type ImportColumn = (typeof importColumns)[number];
