import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of juries. */
export const juryRules = {
  "R-JURY-1": {
    title: "Assez de dossiers",
    guide: "2.5 et 3.5",
    text: [
      `L’OEMM organise un jury pour une certification quand assez de dossiers sont prêts\u00a0: ${figures.readyFiles}, ou le nombre que la branche décide. La liste d’attente se lit, et le moment où le nombre est atteint est annoncé.`,
    ],
  },
  "R-JURY-2": {
    title: "Composition",
    guide: "2.5 et 3.5",
    text: [
      `Un jury compte exactement ${figures.members}\u00a0: ${figures.perSide} des employeurs, dont ${figures.ofOemm} au plus de l’OEMM, et ${figures.perSide} des syndicats de salariés.`,
    ],
  },
  "R-JURY-3": {
    title: "Présidence",
    guide: "2.5 et 3.5",
    text: [
      "Un membre désigné à l’ouverture préside. La présidence alterne entre les deux collèges d’un jury au suivant de la même certification\u00a0; le collège dont c’est le tour est proposé, l’autre refusé.",
    ],
  },
  "R-JURY-4": {
    title: "Formats et durées",
    guide: "2.5",
    text: [
      `Une présentation dure ${figures.slides}, suivies de ${figures.slidesInterview} d’entretien. Un entretien seul dure environ ${figures.interview}. Une délibération de ${figures.deliberation} est prévue ensuite. Les créneaux d’un jury ne se chevauchent jamais.`,
    ],
  },
  "R-JURY-5": {
    title: "Conflits d’intérêts",
    text: [
      "Ni le candidat, ni une personne de son entreprise, ni l’un de ses évaluateurs ne siège dans son jury. Un membre est regardé comme la personne du compte qui a accepté de siéger, dans toutes ses qualités. Un conflit qui apparaît entre-temps est une tâche de l’OEMM.",
    ],
  },
  "R-JURY-6": {
    title: "Convocations",
    guide: "2.5",
    text: [
      `Par courriel, au moins ${figures.notice} avant le jury\u00a0; plus tard, avec un motif. Les candidats lisent leurs heures, le lieu ou le lien de visioconférence, le format et ce qu’il faut apporter\u00a0; les membres, tout le déroulement. Chacun reçoit une invitation d’agenda. Un changement ou une annulation l’envoie de nouveau, sous le même identifiant, à ceux qu’il concerne.`,
    ],
  },
  "R-JURY-7": {
    title: "Dossiers lus avant",
    guide: "2.4 et 3.5",
    text: [
      "Dès la convocation, les membres lisent les dossiers de leur session, et chacun marque ceux qu’il a examinés.",
    ],
  },
  "R-JURY-8": {
    title: "Résultats",
    guide: "2.5 et 3.5",
    text: [
      "Pour chaque candidat\u00a0: absent, excusé, ou une décision sur chaque domaine présenté, acquis ou non. Tous les domaines, avec ceux qui restent valables d’avant, font le CQP entier\u00a0; moins, une validation partielle.",
    ],
  },
  "R-JURY-9": {
    title: "Quorum",
    text: ["Une décision est enregistrée en présence de la présidence et d’un membre de chaque collège."],
  },
  "R-JURY-10": {
    title: "Validité d’une validation partielle",
    guide: "2.5 et 3.5",
    text: [
      `Un domaine ainsi obtenu vaut ${figures.partialTraining} à compter de la décision (${figures.partialVae} par la VAE), sauf décision de la branche. Tant qu’il vaut, il n’est pas présenté de nouveau\u00a0; passé ce temps, il l’est.`,
    ],
  },
  "R-JURY-11": {
    title: "Que faire ensuite",
    guide: "3.5",
    text: [
      "En cas de résultat partiel, le jury dit quelle expérience approfondir en entreprise ou quels modules suivre, et le candidat reçoit la liste des centres agréés ce jour-là pour la certification.",
    ],
  },
  "R-JURY-12": {
    title: "Fiche de décision",
    guide: "2.5 et 3.5",
    text: [
      "La présidence la signe et le candidat la reçoit. Le jury est souverain\u00a0: il ne donne pas de motifs et sa décision est sans appel. Ce qui est signé ne change plus. Une erreur matérielle se rectifie par une nouvelle fiche signée, qui renvoie à la première (R-DAY-8)\u00a0; les deux sont gardées.",
    ],
  },
  "R-JURY-13": {
    title: "Le certificat",
    guide: "1.5",
    text: [
      "Un CQP est délivré une fois, sous un numéro unique par lequel toute personne qui le connaît peut le vérifier. Retiré, le numéro le dit (R-DAY-9)\u00a0; accordé de nouveau, il reste le même.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
