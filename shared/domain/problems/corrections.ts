import type { ProblemType } from "./problem-type.ts";

/** What stands against a correction, a withdrawal or a restoration. */
export const correctionsProblems = {
  "nothing-to-correct": {
    title: "Rien à rectifier",
    status: 409,
    means: "Aucune décision signée de ce candidat n’est à rectifier dans ce jury.",
    advice: "Relire les résultats de la session.",
  },
  "sheet-superseded": {
    title: "Fiche remplacée",
    status: 409,
    means: "Seule la dernière fiche de décision du candidat se rectifie.",
    advice: "Relire la dernière fiche.",
  },
  "file-under-way": {
    title: "Dossier fondé sur cette décision",
    status: 409,
    means: "Le candidat a un dossier en cours pour cette certification, fondé sur cette décision.",
    advice: "Abandonner d’abord ce dossier, puis rectifier.",
  },
  "correction-late": {
    title: "Rectification trop tardive",
    status: 409,
    means: "Le délai de rectification de cette fiche est passé.",
    advice: "Demander à l’OEMM d’en rouvrir la rectification.",
  },
  "correction-changed": {
    title: "Rectification déjà traitée",
    status: 409,
    means: "Cette rectification n’attend pas, ou plus, de contreseing.",
    advice: "Relire la rectification.",
  },
  "not-the-signer": {
    title: "Autre signataire",
    status: 403,
    means:
      "La rectification est signée par la personne qui présidait, ou par celle que l’OEMM a désignée à sa place.",
    advice: "La demander à cette personne.",
  },
  "not-a-countersigner": {
    title: "Contreseing réservé à l’autre collège",
    status: 403,
    means: "Seul un membre de l’autre collège, présent lors de la séance, peut contresigner.",
    advice: "Le demander à l’un de ces membres.",
  },
  "stand-in": {
    title: "Remplaçant impossible",
    status: 400,
    means: "La personne désignée n’est pas du même collège, ou n’était pas présente.",
    advice: "Désigner un autre membre du même collège, présent lors de la séance.",
  },
  "decision-withdrawn": {
    title: "Certificat retiré",
    status: 409,
    means: "L’OEMM a retiré le certificat qui repose sur cette décision, qui ne se rectifie plus.",
    advice: "Rétablir d’abord le certificat, si c’est possible.",
  },
  "certified-again": {
    title: "CQP de nouveau délivré",
    status: 409,
    means: "Le CQP est détenu par un certificat rétabli depuis\u00a0: cette fiche ne se rectifie plus.",
    advice: "Relire les certificats de la personne.",
  },
  "grants-nothing": {
    title: "Décision sans effet sur ce certificat",
    status: 400,
    means: "Le certificat ne repose pas sur cette décision.",
    advice: "Nommer l’une des décisions sur lesquelles il repose.",
  },
  "certificate-withdrawn": {
    title: "Certificat déjà retiré",
    status: 409,
    means: "Ce certificat est déjà retiré.",
    advice: "Relire le certificat.",
  },
  "certificate-stands": {
    title: "Certificat en vigueur",
    status: 409,
    means: "Ce certificat n’est pas retiré\u00a0: il n’y a rien à rétablir.",
    advice: "Relire le certificat.",
  },
  "withdrawn-by-correction": {
    title: "Certificat retiré par une rectification",
    status: 409,
    means: "Ce certificat a été retiré par la rectification de sa fiche\u00a0: l’OEMM ne le rétablit pas.",
    advice: "Rectifier de nouveau la fiche.",
  },
  "granted-since": {
    title: "CQP délivré depuis",
    status: 409,
    means: "Le CQP a été délivré ou rétabli depuis, sous un autre numéro.",
    advice: "Se servir de ce certificat, seul valable.",
  },
  "rests-on-fallen": {
    title: "Autre décision sans effet",
    status: 409,
    means:
      "Une autre décision, sur laquelle ce certificat repose, ne vaut plus depuis le retrait d’un autre certificat.",
    advice: "Rétablir d’abord celui-là.",
  },
  "certificate-of-both": {
    title: "Certificat fondé sur deux personnes",
    status: 409,
    means: "Ce certificat repose sur des domaines accordés à deux personnes.",
    advice:
      "Suivre ce que la réponse indique\u00a0: il se retire avant de les séparer, et ne se rétablit pas ensuite.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
