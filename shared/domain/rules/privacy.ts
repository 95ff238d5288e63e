import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of data about people. */
export const privacyRules = {
  "R-RGPD-1": {
    title: "Dire ce qui est gardé",
    text: [
      "Une notice ouverte à tous dit ce qui est gardé sur chacun, pourquoi, à quel titre, combien de temps et qui le lit. Une personne connectée obtient une copie de tout ce qui est gardé sur elle. Elle dit, en toutes lettres, ce qui est inexact\u00a0: l’OEMM le rectifie ou le refuse, avec un motif qu’elle lit.",
    ],
  },
  "R-RGPD-2": {
    title: "Gardé un temps",
    text: [
      `Un dossier sans certificat en vigueur est effacé ${figures.fileKept} après son dernier événement, et jamais tant que la personne détient un domaine valable de sa certification. Les pièces d’un dossier certifié sont effacées ${figures.evidenceKept} après le certificat. Ce qu’une personne sans dossier a demandé, copie ou rectification, est effacé ${figures.fileKept} après sa dernière demande ou la réponse à celle-ci. Ce qui est effacé l’est partout. Le registre demeure\u00a0: la personne, le certificat et chaque décision par domaine.`,
    ],
  },
  "R-RGPD-3": {
    title: "Lu par qui",
    text: [
      "Chaque lecture d’un dossier, d’un livret, d’une pièce, d’un document, d’une fiche ou d’un historique par un autre que son propriétaire est enregistrée avant d’être donnée. Le propriétaire et l’OEMM voient qui a lu, quoi et quand. L’ensemble est scellé\u00a0: ce qui serait retiré, modifié, déplacé ou ajouté se verrait.",
    ],
  },
  "R-RGPD-4": {
    title: "Vu selon le besoin",
    text: [
      "Qui lit un dossier y voit ce que son rôle demande\u00a0: ni adresse ni téléphone pour les jurys et les évaluateurs\u00a0; pour un évaluateur, l’avis de son collègue après le sien\u00a0; pour les entreprises et les centres, ni le lieu ni le lien d’un jury. Ce qu’un candidat a écrit dans un texte, il l’a voulu dire.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
