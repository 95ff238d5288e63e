import type { documentMachine } from "../../../domain/document/document.ts";
import type { evidenceMachine } from "../../../domain/evidence/evidence.ts";
import type { jurySessionMachine } from "../../../domain/jury/session.ts";
import type { addressBlockMachine } from "../../../domain/mail/address-block.ts";
import type { mailMachine } from "../../../domain/mail/sending.ts";
import type { taskMachine } from "../../../domain/tasks/task.ts";
import type { acceptanceMachine } from "../../../domain/training/acceptance.ts";
import type { trainingFileMachine } from "../../../domain/training/file-machine.ts";
import type { vaeFileMachine } from "../../../domain/vae/file-machine.ts";

type FileCommand =
  | keyof (typeof vaeFileMachine)["transitions"]
  | keyof (typeof trainingFileMachine)["transitions"];

/** What a command does to a file. */
export const fileCommandLabels: Readonly<Record<FileCommand, string>> = {
  "choose-centre": "choisir le centre",
  move: "passer d’un organisme à un autre",
  "record-interview": "enregistrer l’entretien",
  "record-experience": "enregistrer l’expérience",
  "upload-evidence": "déposer une pièce",
  "rule-on-admissibility": "statuer sur la recevabilité",
  "propose-agreement": "proposer la convention d’accompagnement",
  "sign-agreement": "signer la convention d’accompagnement",
  "describe-positions": "décrire les postes occupés",
  "answer-domain": "répondre au livret",
  submit: "déposer le dossier",
  reopen: "rouvrir le dossier",
  schedule: "inscrire à un jury",
  unschedule: "retirer d’un jury",
  "record-absence": "constater l’absence",
  adjourn: "ajourner",
  "hear-again": "entendre de nouveau",
  "show-appearance": "rétablir la présence",
  "record-decision": "enregistrer la décision",
  "correct-decision": "rectifier la décision",
  "correct-to-absence": "rectifier en absence",
  "decide-late": "décider après une absence rectifiée",
  "annul-decision": "annuler la décision",
  "withdraw-certificate": "retirer le certificat",
  "restore-decision": "rétablir la décision",
  "restore-certificate": "rétablir le certificat",
  "grant-by-joining": "délivrer le CQP que la réunion rend complet",
  resume: "reprendre après une validation partielle",
  withdraw: "abandonner",
  "withdraw-by-oemm": "abandonner, par l’OEMM",
  close: "clore",
  restore: "rétablir après un abandon",
  "describe-enrolment": "compléter l’inscription",
  "answer-enrolment": "répondre à l’inscription",
  "define-path": "définir le parcours individualisé",
  register: "enregistrer l’inscription",
  "name-evaluators": "désigner les évaluateurs",
  "assess-module": "évaluer un module",
  "review-progress": "enregistrer un point d’étape",
  "describe-activities": "décrire les activités",
  "give-opinion": "donner un avis",
  lapse: "rendre caduc",
  return: "revenir d’une caducité",
};

/** What a command does to a jury. */
export const juryCommandLabels: Readonly<Record<keyof (typeof jurySessionMachine)["transitions"], string>> = {
  change: "modifier",
  "free-slot": "libérer un créneau",
  convene: "convoquer",
  examine: "marquer un dossier comme examiné",
  cancel: "annuler",
  open: "ouvrir la séance",
  "ask-absence": "annoncer une absence",
  "answer-absence": "répondre à une absence annoncée",
  "step-back": "se retirer",
  "mark-attendance": "noter les présents",
  "replace-chair": "remplacer le président",
  "record-outcome": "saisir un résultat",
  sign: "signer un résultat",
  "move-slot": "déplacer un passage",
  correct: "rectifier une fiche",
  "correct-absence": "rectifier une absence",
  "deposit-attendance": "déposer la feuille d’émargement signée",
  close: "clore la séance",
  adjourn: "ajourner la séance",
};

type OtherCommand =
  | keyof (typeof acceptanceMachine)["transitions"]
  | keyof (typeof addressBlockMachine)["transitions"]
  | keyof (typeof documentMachine)["transitions"]
  | keyof (typeof evidenceMachine)["transitions"]
  | keyof (typeof mailMachine)["transitions"]
  | keyof (typeof taskMachine)["transitions"];

/** What a command does to what is about a file or a jury: its pieces, documents, mails and tasks. */
const otherCommandLabels: Readonly<Record<OtherCommand, string>> = {
  ask: "demander l’accord",
  mistake: "signaler une adresse erronée",
  accept: "accepter",
  "accept-on-paper": "accepter sur papier",
  decline: "décliner",
  lift: "lever le blocage",
  "block-again": "bloquer de nouveau",
  build: "imprimer",
  finish: "terminer l’impression",
  download: "télécharger",
  withdraw: "abandonner, ou retirer un document",
  "renew-upload": "renouveler le dépôt",
  verify: "vérifier",
  expire: "laisser expirer",
  describe: "décrire",
  remove: "supprimer",
  "take-over": "reprendre l’envoi",
  release: "libérer l’envoi",
  withhold: "ne pas envoyer",
  supersede: "remplacer par un autre courriel",
  "write-letter": "écrire une lettre",
  post: "poster la lettre",
  complete: "terminer la tâche",
  reopen: "rouvrir",
  renew: "renouveler la tâche",
  "decide-otherwise": "décider autrement",
};

/** What any command does that a refusal names as allowed. */
export const commandLabels: Readonly<Record<string, string>> = {
  ...fileCommandLabels,
  ...juryCommandLabels,
  ...otherCommandLabels,
  // Of several things, which share the word.
  close: "clore",
  cancel: "annuler",
};
