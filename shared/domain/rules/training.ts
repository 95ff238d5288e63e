import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of the training path. */
export const trainingRules = {
  "R-TRN-1": {
    title: "Inscription par l’entreprise",
    guide: "2.1, 2.2 et 2.3",
    text: [
      "L’entreprise inscrit son candidat auprès de l’OEMM. Elle nomme la certification, elle-même et le centre agréé qu’elle a choisi, et donne les documents que demande la CPNEFP, dont toujours une copie du parcours individualisé. Tant qu’elle n’est pas complète, l’inscription est un brouillon qui dit ce qui manque\u00a0; sa date est celle de son enregistrement.",
    ],
  },
  "R-TRN-2": {
    title: "Délai pour un premier jury",
    guide: "2.1",
    text: [
      `À compter de l’inscription, le candidat a ${figures.firstJury} pour se présenter une première fois devant un jury. Se présenter, c’est être là\u00a0: ni une absence ni une excuse n’arrête le délai.`,
    ],
  },
  "R-TRN-3": {
    title: "Qui peut être formé",
    guide: "1.2",
    text: [
      "Les salariés de la branche qui occupent l’emploi ou s’y destinent, périodes de professionnalisation comprises, et les jeunes et les adultes en contrat de professionnalisation. Le dossier garde lequel de ces cas est le sien.",
    ],
  },
  "R-TRN-4": {
    title: "Entretien d’accueil et d’orientation",
    guide: "2.2 et guide d’entretien",
    text: [
      "L’entretien est obligatoire\u00a0: sans lui, ni parcours individualisé ni jury. Dans ce parcours, l’entreprise le mène et l’enregistre, avec un centre agréé ou un consultant de son choix si elle le souhaite.",
    ],
  },
  "R-TRN-5": {
    title: "Ce que l’entretien enregistre",
    guide: "guide d’entretien",
    text: [
      "Le positionnement du candidat sur chaque domaine\u00a0: pas du tout, partiellement ou entièrement acquis. Avec lui\u00a0: la date, les participants et leurs fonctions, l’entreprise, le centre choisi, et la conclusion, c’est-à-dire les domaines à évaluer directement, ceux qui demandent une formation, et le parcours conseillé.",
    ],
  },
  "R-TRN-6": {
    title: "Parcours individualisé",
    guide: "2.2 et 2.3",
    text: [
      `L’entreprise le définit à partir de l’entretien\u00a0: tous modules de la certification, sans qu’aucun soit obligatoire, et tous pour les débutants. Les modules d’un parcours complet font ${figures.fullPath}\u00a0; un autre total est signalé et n’empêche rien.`,
    ],
  },
  "R-TRN-7": {
    title: "Formation agréée",
    guide: "2.3",
    text: [
      "Un module compte si son centre est agréé pour la formation à cette certification le jour où il commence.",
    ],
  },
  "R-TRN-8": {
    title: "Évaluation d’un module",
    guide: "2.3",
    text: [
      "À la fin de chaque module, le centre enregistre une évaluation sur la grille de la CPNEFP. Elle entre dans le livret de suivi de la formation, est dite à l’entreprise, et va au jury avec le dossier.",
    ],
  },
  "R-TRN-9": {
    title: "Suivi en entreprise",
    guide: "2.3",
    text: [
      "Le responsable hiérarchique et un autre évaluateur (tuteur, formateur interne ou professionnel expérimenté) suivent le candidat. Les points d’étape sont facultatifs et donnent des objectifs de progrès.",
    ],
  },
  "R-TRN-10": {
    title: "Livret d’évaluation finale",
    guide: "2.4",
    text: [
      "Le candidat décrit les activités menées en entreprise\u00a0; puis chacun des évaluateurs donne par écrit le niveau de maîtrise de chaque domaine. Le livret est complet avec ces trois parties. Une même personne ne donne pas les deux avis.",
    ],
  },
  "R-TRN-11": {
    title: "Évalué sans formation",
    guide: "1.5 et guide d’entretien",
    text: [
      "Un domaine que l’entretien trouve entièrement acquis est évalué directement en entreprise\u00a0; il ne demande pas de formation.",
    ],
  },
  "R-TRN-12": {
    title: "Prêt pour le jury",
    guide: "2.5",
    text: [
      "Un dossier va devant le jury quand son livret d’évaluation finale est complet et, si des modules ont été suivis, son livret de suivi aussi.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
