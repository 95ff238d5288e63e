import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of the path of experience. */
export const vaeRules = {
  "R-VAE-1": {
    title: "Inscription par le candidat",
    guide: "1.5 et 3.1",
    text: ["Le candidat s’inscrit lui-même auprès de l’OEMM, sans avoir à être salarié d’une mutuelle."],
  },
  "R-VAE-2": {
    title: "Recevabilité",
    guide: "3.3",
    text: [
      `Il faut au moins ${figures.experience} d’expérience en rapport avec la certification au cours des ${figures.experienceWithin} qui précèdent la demande, comme salarié, indépendant ou bénévole. Des périodes qui se chevauchent comptent une fois\u00a0; un temps partiel compte par le temps écoulé. Le référentiel de chaque certification dit quelle expérience s’y rapporte.`,
    ],
  },
  "R-VAE-3": {
    title: "Examen par le centre",
    guide: "1.5 et 3.3",
    text: [
      "Un centre agréé ce jour-là pour la VAE de cette certification mène l’entretien d’orientation, vérifie la recevabilité d’après des justificatifs (au moins un pour chaque période) et regarde l’expérience domaine par domaine. Il déclare la demande recevable, ou, avec un motif, non recevable\u00a0; le candidat peut alors en présenter une autre.",
    ],
  },
  "R-VAE-4": {
    title: "Remise du livret",
    guide: "3.3",
    text: [
      "Le centre remet le livret VAE au candidat dont la demande est recevable, et à lui seul, et propose un accompagnement.",
    ],
  },
  "R-VAE-5": {
    title: "Accompagnement",
    guide: "3.4",
    text: [
      "Il est facultatif, assuré par un centre agréé, et réglé par une convention signée qui dit en quoi il consiste et comment il se passe. Il n’écrit jamais le livret\u00a0: aucune personne d’un centre ou de l’OEMM ne modifie les réponses du candidat. Un livret remis sur papier est une pièce que l’OEMM dépose\u00a0; vérifiée, elle vaut description des emplois et réponses sur chaque domaine.",
    ],
  },
  "R-VAE-6": {
    title: "Ce dont le jury a besoin",
    guide: "3.2",
    text: [
      "Un CV détaillé\u00a0; les emplois occupés, chacun avec ses preuves\u00a0; les justificatifs de l’expérience\u00a0; le livret complet.",
    ],
  },
  "R-VAE-7": {
    title: "Les questions du livret",
    guide: "3.2",
    text: [
      "Elles portent sur chaque domaine de la certification et demandent des exemples précis\u00a0; le livret est complet quand chaque domaine a sa réponse. Une même pièce peut illustrer plusieurs domaines.",
    ],
  },
  "R-VAE-8": {
    title: "Dépôt du dossier",
    guide: "3.2 et 3.5",
    text: [
      "Le candidat dépose son dossier quand les quatre éléments de R-VAE-6 sont complets et chaque pièce vérifiée. Le dossier ne change plus ensuite\u00a0; l’OEMM peut le rouvrir, avec un motif.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
