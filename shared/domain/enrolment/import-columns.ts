/** The columns of an imported list of enrolments (R-TRN-1), as its headings name them. */
export const importColumns = [
  "nom_naissance",
  "prenoms",
  "nom_usage",
  "date_naissance",
  "commune_naissance",
  "insee_naissance",
  "pays_naissance",
  "sexe",
  "email",
  "telephone",
  "certification",
  "centre",
  "statut",
] as const;
/** A column, see {@link importColumns}. */
export type ImportColumn = (typeof importColumns)[number];
