import type { ProblemType } from "./problem-type.ts";

/** What stands against versions of the référentiel and decisions of the branch. */
export const branchProblems = {
  "versions-refused": {
    title: "Versions à corriger",
    status: 400,
    means: "Des versions du référentiel sont à corriger\u00a0; aucune n’est chargée.",
    advice: "Corriger les points nommés, puis charger l’ensemble de nouveau.",
  },
  "version-exists": {
    title: "Version déjà publiée",
    status: 409,
    means: "Une version publiée ne change pas, et deux n’entrent pas en vigueur le même jour.",
    advice: "Charger la version sous un autre nom, ou à une autre date.",
  },
  "series-in-the-past": {
    title: "Effet dans le passé",
    status: 400,
    means: "Une décision prend effet au plus tôt le jour où elle est enregistrée.",
    advice: "Choisir le jour même ou une date à venir.",
  },
  "series-full": {
    title: "Trop de décisions",
    status: 409,
    means: "Le nombre de décisions que le système garde est atteint.",
    advice: "Écrire à l’exploitant.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
