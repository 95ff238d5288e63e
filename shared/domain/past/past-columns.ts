/** The columns of a list of what was granted before the system (R-OEMM-3), as its headings name them. */
export const pastColumns = [
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
  "adresse",
  "certification",
  "voie",
  "numero",
  "date_decision",
  "domaines",
] as const;
/** A column, see {@link pastColumns}. */
export type PastColumn = (typeof pastColumns)[number];
