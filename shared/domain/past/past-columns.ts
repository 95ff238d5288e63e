import { personColumns } from "../lists/person-columns.ts";

/** The columns of a list of what was granted before the system (R-OEMM-3), as its headings name them. */
export const pastColumns = [
  ...personColumns,
  "adresse",
  "certification",
  "voie",
  "numero",
  "date_decision",
  "domaines",
] as const;
/** A column, see {@link pastColumns}. */
export type PastColumn = (typeof pastColumns)[number];
