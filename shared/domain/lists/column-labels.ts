/** What the columns of lists that are sent are called in French, by the headings that spreadsheets have. */
export const columnLabels = {
  nom_naissance: "nom de naissance",
  prenoms: "prénoms",
  nom_usage: "nom d’usage",
  date_naissance: "date de naissance",
  commune_naissance: "commune de naissance",
  insee_naissance: "code INSEE de naissance",
  pays_naissance: "pays de naissance",
  sexe: "sexe",
  email: "adresse électronique",
  telephone: "téléphone",
  adresse: "adresse postale",
  certification: "certification",
  centre: "centre",
  statut: "situation du salarié",
  voie: "voie",
  numero: "numéro",
  date_decision: "date de la décision",
  domaines: "domaines",
} as const;
/** A column of a list, see {@link columnLabels}. */
export type ListColumn = keyof typeof columnLabels;
