import type { ProblemType } from "./problem-type.ts";

/** What stands against a piece of evidence. */
export const evidenceProblems = {
  "upload-refused": {
    title: "Pièce refusée",
    status: 400,
    means:
      "Le fichier annoncé n’est pas d’un format admis, est trop grand ou vide, ou ne convient pas à sa catégorie\u00a0; «\u00a0errors\u00a0» dit quoi.",
    advice: "Prendre l’un des formats admis, sous la taille indiquée, puis annoncer la pièce de nouveau.",
  },
  "too-many-pieces": {
    title: "Trop de pièces",
    status: 409,
    means: "Le dossier contient autant de pièces qu’il le peut.",
    advice: "En retirer une avant d’en ajouter.",
  },
  "domain-unknown": {
    title: "Domaine inconnu",
    status: 400,
    means: "Un domaine cité n’est pas de la certification du dossier.",
    advice: "Prendre les codes des domaines de la certification.",
  },
  "evidence-unknown": {
    title: "Pièce inconnue",
    status: 400,
    means: "Une pièce citée n’est pas dans le dossier, ou en a été retirée.",
    advice: "Relire les pièces du dossier et citer l’une d’elles.",
  },
  "form-missing": {
    title: "Formulaire manquant",
    status: 409,
    means: "Le formulaire d’inscription signé n’est pas déposé, ou pas encore vérifié.",
    advice: "Le déposer, attendre sa vérification, puis renvoyer la demande.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
