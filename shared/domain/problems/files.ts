import type { ProblemType } from "./problem-type.ts";

/** What stands against what is asked of a file on either path. */
export const filesProblems = {
  "transition-refused": {
    title: "Action impossible dans cet état",
    status: 409,
    means:
      "L’état présent ne permet pas cette action\u00a0; «\u00a0allowed\u00a0», s’il est là, nomme celles qu’il permet.",
    advice: "Relire l’état, puis prendre l’une des actions permises.",
  },
  "wrong-path": {
    title: "Action de l’autre parcours",
    status: 409,
    means: "Cette action est propre à l’un des deux parcours, formation ou VAE, et le dossier suit l’autre.",
    advice: "Vérifier le parcours du dossier («\u00a0path\u00a0»).",
  },
  "already-enrolled": {
    title: "Déjà inscrit",
    status: 409,
    means: "Ce candidat a déjà un dossier en cours pour cette certification.",
    advice: "Reprendre ce dossier, ou l’abandonner avant d’en ouvrir un autre.",
  },
  "already-certified": {
    title: "CQP déjà obtenu",
    status: 409,
    means: "Le CQP a déjà été délivré à ce candidat.",
    advice: "Ne pas ouvrir de dossier\u00a0; le certificat se relit parmi ceux de la personne.",
  },
  "centre-not-approved": {
    title: "Centre non agréé",
    status: 409,
    means:
      "Le centre n’a pas d’agrément en cours, à la date qui compte, pour cette certification et ce service.",
    advice: "Choisir un centre agréé (GET /v1/certifications/{code}/approved-centres).",
  },
  "motive-missing": {
    title: "Motif manquant",
    status: 400,
    means: "L’OEMM agit à la place de la personne et ne dit pas pourquoi.",
    advice: "Donner le motif («\u00a0motive\u00a0»).",
  },
  "file-incomplete": {
    title: "Dossier incomplet",
    status: 409,
    means:
      "Il manque quelque chose au dossier pour aller devant le jury\u00a0; «\u00a0errors\u00a0» dit quoi.",
    advice: "Compléter ce qui est nommé, puis déposer le dossier de nouveau.",
  },
  "task-done": {
    title: "Tâche terminée",
    status: 409,
    means: "Cette tâche est déjà terminée.",
    advice: "Relire la liste des tâches.",
  },
  "verdict-needed": {
    title: "Tâche qui attend une décision",
    status: 409,
    means:
      "Cette tâche ne se coche pas\u00a0: elle se termine par une décision, ou quand cesse ce qu’elle signale.",
    advice: "Faire ce que la réponse indique.",
  },
  "mail-not-lost": {
    title: "Courriel bien parti",
    status: 409,
    means: "Ce courriel est parti et n’est pas revenu\u00a0: il n’est pas envoyé de nouveau.",
    advice: "Relire l’acheminement du courriel.",
  },
  "posted-another-day": {
    title: "Jour d’envoi impossible",
    status: 400,
    means: "Une lettre est postée au plus tôt le jour où elle a été écrite, et au plus tard aujourd’hui.",
    advice: "Corriger le jour («\u00a0postedOn\u00a0»).",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
