import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of certifications. */
export const referentialRules = {
  "R-REF-1": {
    title: "Domaines",
    guide: "1 (introduction) et 2.5",
    text: [
      "Une certification est faite de domaines de compétences. Le jury décide, et les résultats sont rendus, domaine par domaine.",
    ],
  },
  "R-REF-2": {
    title: "Grilles",
    guide: "2.3, 2.4 et grille",
    text: [
      "Un domaine énumère des compétences, et des critères qui regroupent des indicateurs observables. Les évaluations en entreprise, au centre et par le jury suivent ces grilles, et aucune autre.",
    ],
  },
  "R-REF-3": {
    title: "Versions",
    text: [
      "Le référentiel est daté. Un dossier est évalué d’après la version en vigueur le jour de son inscription\u00a0; l’OEMM peut en charger une autre, qui ne change rien pour ceux qui sont inscrits.",
    ],
  },
  "R-REF-4": {
    title: "Certifications sans grille publiée",
    guide: "1.3 et grille",
    text: [
      "Le guide n’imprime que la grille du CQP Conseiller mutualiste individuels. Des cinq autres, il dit ce que sait faire le titulaire\u00a0: chaque énoncé est un domaine, sans compétences ni critères tant que l’OEMM ne les a pas chargés, ce qui est dit aux lecteurs.",
    ],
  },
  "R-REF-5": {
    title: "Pas d’équivalence",
    guide: "1.4",
    text: [
      "Un CQP ne donne pas d’équivalence avec un niveau de l’Éducation nationale. Les documents qui décrivent le certificat le disent.",
    ],
  },
  "R-REF-6": {
    title: "Gratification",
    guide: "1.4",
    text: [
      `Qui obtient un CQP a droit à une gratification de ${figures.points} points. La valeur du point change à des dates connues\u00a0: le montant est celui du jour de la décision, calculé au centime.`,
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
