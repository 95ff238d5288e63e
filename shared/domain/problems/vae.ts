import type { ProblemType } from "./problem-type.ts";

/** What stands against what is asked on the path of experience. */
export const vaeProblems = {
  "centre-not-chosen": {
    title: "Centre à choisir",
    status: 409,
    means: "Le candidat n’a pas encore choisi de centre.",
    advice: "Choisir un centre agréé d’abord.",
  },
  "experience-invalid": {
    title: "Expérience à corriger",
    status: 400,
    means: "Des périodes d’expérience sont à corriger\u00a0; «\u00a0errors\u00a0» les nomme.",
    advice: "Corriger les périodes nommées.",
  },
  "experience-insufficient": {
    title: "Expérience insuffisante",
    status: 409,
    means: "L’expérience retenue n’atteint pas la durée demandée pour la recevabilité.",
    advice: "Retenir d’autres périodes justifiées, ou déclarer la demande non recevable.",
  },
  "supporting-document-missing": {
    title: "Justificatif d’expérience manquant",
    status: 409,
    means: "Une période d’expérience retenue n’est appuyée par aucun justificatif vérifié.",
    advice: "Déposer un justificatif pour chaque période nommée, et attendre sa vérification.",
  },
  "agreement-missing": {
    title: "Convention non proposée",
    status: 409,
    means: "Le centre n’a pas encore proposé de convention d’accompagnement.",
    advice: "Attendre la proposition du centre.",
  },
  "agreement-signed": {
    title: "Convention déjà signée",
    status: 409,
    means: "La convention d’accompagnement est signée et ne change plus.",
    advice: "Relire la convention du dossier.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
