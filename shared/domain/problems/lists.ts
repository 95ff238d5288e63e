import type { ProblemType } from "./problem-type.ts";

/** What is wrong with a list that is imported as a whole. */
export const listsProblems = {
  "import-columns": {
    title: "Colonnes inattendues",
    status: 400,
    means:
      "Les colonnes de la liste ne sont pas celles du modèle\u00a0; «\u00a0errors\u00a0» nomme celles qui manquent, sont inconnues ou figurent deux fois.",
    advice: "Télécharger le modèle et en reprendre les colonnes.",
  },
  "import-empty": {
    title: "Liste vide",
    status: 400,
    means: "Le fichier ne contient aucune ligne à importer.",
    advice: "Ajouter une ligne par personne sous les titres des colonnes.",
  },
  "import-too-long": {
    title: "Liste trop longue",
    status: 400,
    means: "Le fichier compte plus de lignes qu’un import n’en prend.",
    advice: "Partager la liste en plusieurs fichiers.",
  },
  "past-known": {
    title: "Numéro déjà repris",
    status: 409,
    means: "Ce certificat ou cette décision d’avant le système est déjà repris sous ce numéro.",
    advice: "Ne rien faire si c’est le même\u00a0; sinon, vérifier le numéro.",
  },
  "claim-unmatched": {
    title: "Décision antérieure introuvable",
    status: 400,
    means: "Aucune décision d’avant le système ne porte ce numéro pour une personne née à cette date.",
    advice: "Vérifier le numéro et la date de naissance, ou écrire à l’OEMM.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
