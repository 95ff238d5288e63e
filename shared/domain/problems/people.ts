import type { ProblemType } from "./problem-type.ts";

/** What stands against what is asked about persons, their addresses and their access. */
export const peopleProblems = {
  "address-not-proved": {
    title: "Adresse non vérifiée",
    status: 400,
    means: "L’adresse de courriel indiquée n’a pas été vérifiée pour cette personne.",
    advice: "Indiquer l’adresse du compte, ou vérifier d’abord l’autre par le code qui y est envoyé.",
  },
  "civil-status-unknown": {
    title: "État civil à renseigner",
    status: 400,
    means: "La personne n’a pas encore d’état civil, et l’inscription en demande un.",
    advice: "Joindre l’état civil à la demande.",
  },
  "civil-status-differs": {
    title: "État civil déjà connu",
    status: 409,
    means: "L’état civil envoyé diffère de celui qui est connu de cette personne.",
    advice: "Renvoyer la demande sans lui, ou demander à l’OEMM de le rectifier, sur justificatif.",
  },
  "code-differs": {
    title: "Code inexact",
    status: 400,
    means: "Le code saisi n’est pas celui qui a été envoyé à cette adresse.",
    advice: "Vérifier le code dans le courriel reçu.",
  },
  "code-used-up": {
    title: "Code désactivé",
    status: 409,
    means: "Ce code a été saisi trop de fois de manière inexacte\u00a0: il n’est plus valable.",
    advice: "Demander un nouveau code.",
  },
  "too-many-codes": {
    title: "Trop de codes demandés",
    status: 409,
    means: "Cette adresse a reçu autant de codes qu’elle peut en recevoir en un jour.",
    advice: "Réessayer le lendemain.",
  },
  "move-unknown": {
    title: "Reprise de compte introuvable",
    status: 409,
    means: "Ce code et cette date de naissance ne correspondent à aucun compte à reprendre à cette adresse.",
    advice: "Vérifier l’un et l’autre, ou écrire à l’OEMM.",
  },
  "own-files": {
    title: "Compte qui a déjà des dossiers",
    status: 409,
    means:
      "Le compte qui reprend l’autre a déjà des dossiers\u00a0: il n’est pas établi que les deux sont la même personne.",
    advice: "Demander à l’OEMM de réunir les deux personnes d’abord.",
  },
  "proof-missing": {
    title: "Justificatif manquant",
    status: 409,
    means: "L’état civil ne se rectifie que sur un justificatif, qui n’est pas déposé ou pas encore vérifié.",
    advice: "Déposer le justificatif, attendre sa vérification, puis renvoyer la demande.",
  },
  "nothing-corrected": {
    title: "Rien à changer",
    status: [400, 409],
    means: "La rectification demandée redonne ce qui est déjà enregistré.",
    advice: "Relire ce qui est enregistré et n’envoyer que ce qui en diffère.",
  },
  "two-names": {
    title: "Plusieurs noms pour une personne",
    status: 409,
    means:
      "Les dossiers de cette personne portent plusieurs noms\u00a0: il n’est pas établi qu’ils sont d’une seule.",
    advice: "Établir d’abord s’il s’agit de la même personne, par la tâche ouverte à cet effet.",
  },
  "person-joined": {
    title: "Personne réunie avec une autre",
    status: 409,
    means: "Cette personne a été réunie avec une autre, sous laquelle tout se trouve désormais.",
    advice: "Se connecter de nouveau, ou relire la personne qui est restée.",
  },
  "person-settling": {
    title: "Réunion en cours",
    status: 409,
    means: "Les dossiers de cette personne sont en train d’être réunis ou séparés.",
    advice: "Réessayer dans un instant.",
  },
  "same-person": {
    title: "Deux fois la même personne",
    status: 409,
    means: "La demande nomme deux fois la même personne.",
    advice: "Nommer deux personnes différentes.",
  },
  "not-joined": {
    title: "Personnes non réunies",
    status: 409,
    means: "Ces deux personnes ne sont pas réunies\u00a0: il n’y a rien à défaire.",
    advice: "Relire la personne et ce qui y a été réuni.",
  },
  "joining-rested-on": {
    title: "Réunion dont une suite dépend",
    status: 409,
    means: "Une décision ou une réunion plus récente repose sur celle-ci, qui ne se défait plus.",
    advice: "Défaire d’abord la plus récente, si elle peut l’être.",
  },
  "file-convened": {
    title: "Dossier inscrit à un jury",
    status: 409,
    means: "Un des dossiers est inscrit à un jury, et ne peut pas être retiré ainsi.",
    advice: "Le retirer d’abord de la session, ou choisir de le conserver.",
  },
  "file-to-keep": {
    title: "Dossier à choisir",
    status: 409,
    means: "Les deux personnes ont chacune un dossier en cours pour la même certification.",
    advice: "Dire lequel est conservé.",
  },
  "files-of-others": {
    title: "Dossier d’une autre adresse",
    status: 400,
    means: "Un des dossiers nommés n’est pas de l’adresse à partager.",
    advice: "Ne nommer que des dossiers de cette adresse.",
  },
  "no-shared-address": {
    title: "Adresse qui ne se partage pas",
    status: 409,
    means: "Seule une ancienne adresse qui a servi à deux personnes se partage.",
    advice: "Vérifier la personne dont il s’agit.",
  },
  "not-whole": {
    title: "CQP incomplet",
    status: 409,
    means: "Les domaines réunis ne font pas, ou plus, le CQP entier.",
    advice: "Relire les domaines acquis par la personne.",
  },
  "decision-unknown": {
    title: "Décision introuvable",
    status: 409,
    means: "Une décision de cette adresse n’est dans aucun de ses dossiers.",
    advice: "Signaler le cas à l’exploitant.",
  },
  "invitation-answered": {
    title: "Invitation déjà traitée",
    status: 409,
    means: "Cette invitation a reçu sa réponse, ou a été retirée.",
    advice: "Relire le compte (GET /v1/me), et demander une nouvelle invitation s’il en faut une.",
  },
  "invitation-unknown": {
    title: "Invitation introuvable",
    status: 409,
    means: "Ce code ou cette personne ne correspond à aucune demande qui attende une réponse.",
    advice: "Vérifier le code dans le courriel reçu, et le compte qui est connecté.",
  },
  "person-inactive": {
    title: "Personne désactivée",
    status: 409,
    means: "La personne est désactivée et ne peut pas être invitée de nouveau telle quelle.",
    advice: "La réactiver, puis renvoyer l’invitation.",
  },
  "last-manager": {
    title: "Dernière personne qui gère les accès",
    status: 409,
    means: "Cette action laisserait l’organisme sans personne pour gérer ses accès.",
    advice: "En désigner d’abord une autre, ou écrire à l’OEMM.",
  },
  "number-of-another": {
    title: "Numéro d’un autre membre",
    status: 409,
    means: "Ce numéro de membre de jury est celui d’une autre personne, seule à signer sous ce numéro.",
    advice: "Prendre un autre numéro.",
  },
  "same-party": {
    title: "Fusion avec soi-même",
    status: 409,
    means: "Une entreprise ou un centre ne fusionne pas avec lui-même.",
    advice: "Nommer l’autre entreprise ou l’autre centre.",
  },
  "party-merged": {
    title: "Organisme fusionné",
    status: 409,
    means: "Cette entreprise ou ce centre a fusionné avec un autre, où tout se trouve désormais.",
    advice: "Prendre l’identifiant de celui qui reste.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
