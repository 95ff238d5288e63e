/** The columns of a list that say of whom a line is, as its headings name them: civil status, and how to reach them. */
export const personColumns = [
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
] as const;
