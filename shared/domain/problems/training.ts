import type { ProblemType } from "./problem-type.ts";

/** What stands against what is asked on the training path. */
export const trainingProblems = {
  "enrolment-incomplete": {
    title: "Inscription incomplète",
    status: 409,
    means: "Il manque quelque chose à l’inscription pour l’enregistrer\u00a0; «\u00a0errors\u00a0» dit quoi.",
    advice: "Compléter ce qui est nommé, puis enregistrer l’inscription.",
  },
  "enrolment-accepted": {
    title: "Inscription déjà acceptée",
    status: 409,
    means:
      "Le salarié a accepté l’inscription\u00a0: son état civil et son adresse ne sont plus à l’entreprise.",
    advice: "Pour une autre personne, abandonner ce brouillon et en ouvrir un autre.",
  },
  "not-accepted": {
    title: "Inscription non acceptée",
    status: 409,
    means: "L’inscription attend encore l’accord du salarié.",
    advice: "Attendre sa réponse\u00a0; l’entreprise peut corriger l’adresse qu’elle a indiquée.",
  },
  "birth-date-differs": {
    title: "Date de naissance différente",
    status: 409,
    means: "La date de naissance n’est pas celle que l’entreprise a indiquée.",
    advice: "La vérifier, ou demander à l’entreprise de la corriger.",
  },
  "tries-used-up": {
    title: "Essais épuisés",
    status: 409,
    means: "La date de naissance a été mal indiquée trop de fois.",
    advice: "Demander à l’entreprise de vérifier celle de l’inscription\u00a0: un nouveau code part ensuite.",
  },
  "interview-missing": {
    title: "Entretien manquant",
    status: 409,
    means: "L’entretien d’accueil et d’orientation n’est pas enregistré.",
    advice: "Enregistrer l’entretien d’abord.",
  },
  "interview-invalid": {
    title: "Entretien à compléter",
    status: 400,
    means:
      "L’entretien ne positionne pas le candidat sur chaque domaine de la certification, et sur eux seuls.",
    advice: "Donner un positionnement pour chacun des domaines nommés.",
  },
  "path-invalid": {
    title: "Parcours à corriger",
    status: 400,
    means: "Le parcours individualisé a des modules à corriger\u00a0; «\u00a0errors\u00a0» les nomme.",
    advice: "Corriger les modules nommés.",
  },
  "module-assessed": {
    title: "Module déjà évalué",
    status: 409,
    means: "Le parcours proposé laisse de côté un module qui a été évalué.",
    advice: "Garder ce module dans le parcours.",
  },
  "module-unknown": {
    title: "Module d’un autre centre",
    status: 409,
    means: "Ce module n’est pas confié à ce centre dans le parcours du candidat.",
    advice: "Relire le parcours du candidat.",
  },
  "grid-mismatch": {
    title: "Grille non suivie",
    status: 400,
    means: "L’évaluation ne porte pas sur les domaines attendus, ou pas sur les indicateurs de leur grille.",
    advice: "Relire la grille du dossier et en reprendre les codes.",
  },
  "assessment-date": {
    title: "Date d’évaluation impossible",
    status: 400,
    means: "Un module s’évalue après son début, et pas dans le futur.",
    advice: "Corriger la date («\u00a0assessedOn\u00a0»).",
  },
  "review-date": {
    title: "Date de point d’étape impossible",
    status: 400,
    means: "Un point d’étape n’est pas daté dans le futur.",
    advice: "Corriger la date («\u00a0heldOn\u00a0»).",
  },
  "too-many-reviews": {
    title: "Trop de points d’étape",
    status: 409,
    means: "Le dossier garde autant de points d’étape qu’il le peut.",
    advice: "Ne pas en ajouter d’autre.",
  },
  "too-long": {
    title: "Texte trop long",
    status: 400,
    means: "L’ensemble de ces textes dépasse ce qui est gardé avec le dossier.",
    advice: "Raccourcir les textes.",
  },
  "evaluator-is-candidate": {
    title: "Candidat évaluateur",
    status: [400, 409],
    means: "Le candidat ne s’évalue pas lui-même.",
    advice: "Désigner une autre personne.",
  },
  "opinion-given": {
    title: "Avis déjà donné",
    status: 409,
    means: "Cet évaluateur a donné son avis\u00a0: son rôle ne change plus.",
    advice: "Garder cet évaluateur dans son rôle.",
  },
  "activities-missing": {
    title: "Activités à décrire",
    status: 409,
    means: "Les évaluateurs donnent leur avis après que le candidat a décrit ses activités.",
    advice: "Attendre que le candidat les décrive.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
