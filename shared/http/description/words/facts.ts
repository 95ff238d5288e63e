import type { Words } from "./word.ts";

const sessionStates =
  "État du jury\u00a0: `planned` (planifié), `convened` (convoqué), `opened` (ouvert), `closed` (clos), `cancelled` (annulé)";

/** What facts alone say: the feed of changes tells it, and no route. */
export const factWords: Words = {
  mergedId: ["Identifiant de l’organisme qui a été réuni à un autre", "ctr_exemple"],
  staffId: "Identifiant de la personne informée, quand ce n’est pas l’organisme",
  fromId: "Identifiant de celui qui cède",
  toId: "Identifiant de celui qui reçoit",
  moment: "Nombre de jours avant l’échéance, ou `passed` (échéance passée)",
  monday: "Lundi de la semaine",
  months: "Échéances à venir, mois par mois",
  month: "Mois (`AAAA-MM`)",
  counts: "Nombre d’échéances de chaque nature",
  parts: "Nombre de parties déjà écrites",
  endedSessionId: "Identifiant du jury déjà clos, dont le procès-verbal est réédité",
  before: "Passages avant la modification",
  after: "Passages après la modification",
  extraTime: "Temps supplémentaire accordé",
  presentation: "Minutes ajoutées à la présentation",
  appeared: "Si le candidat s’est présenté",
  absence: "Absence qui remplace le résultat",
  schedule: "Passages prévus devant le membre",
  candidates: "Nombre de candidats, ou les candidats eux-mêmes",
  withFileId: "Identifiant du dossier avec lequel le passage est échangé",
  answer: "Réponse donnée",
  addressId: "Identifiant de l’adresse",
  documents: "Documents réédités",
  keptId: "Identifiant de la personne qui est conservée",
  joinedId: "Identifiant de la personne qui lui est réunie",
  otherId: "Identifiant de l’autre personne",
  pieces: "Nombre de pièces",
  party:
    "Nature de celui qui est informé\u00a0: `company` (entreprise), `centre` (centre de formation), `candidate` (candidat), `oemm` (OEMM)",
  to: "Celui qui est informé",
  "to.id": "Identifiant de celui qui est informé",
  of: "Résultat dont il est informé",
  "of.is":
    "Ce qui est annoncé\u00a0: `signed` (décision signée), `corrected` (décision rectifiée), `withdrawn` (certificat retiré), " +
    "`restored` (certificat rétabli), `joined` (CQP délivré par réunion de deux personnes)",
  "of.number": "Numéro du certificat",
  "concerned.absence.is":
    "Ce qui est annoncé\u00a0: `absent` (absence), `excused` (absence excusée), `undone` (absence annulée), `adjourned` (passage ajourné)",
  how: "Comment le dossier a pris fin\u00a0: `withdrawn` (retiré), `closed` (clos)",
  sequence: "Rang de la convocation, qui augmente à chaque modification",
  because: "Raison, par son code",
  "deadline.session-reminded.because":
    "Pourquoi le rappel est fait\u00a0: `soon` (le jury approche), `unexamined` (dossiers à examiner), `unsigned` (résultats à signer)",
  "certificate.restored.by":
    "Ce qui a rétabli le certificat\u00a0: `oemm` (l’OEMM), `correction` (une rectification)",
  "jury.decision-signed.number": "Numéro de la fiche de décision",
  "jury.decision-corrected.number": "Numéro de la fiche de décision",
  "jury.decision-signed.validation": "Validation que le jury prononce",
  "jury.decision-corrected.validation": "Validation que le jury prononce",
  "file.taken-over.number": "Numéro sous lequel la décision antérieure avait été enregistrée",
  "person.past-claimed.number": "Numéro sous lequel la décision antérieure avait été enregistrée",
  granted:
    "Ce qui avait été accordé\u00a0: `certificate` (le CQP), `partial-validation` (une validation partielle)",
  "export.requested.format": "Format du fichier",
  "extraTime.interview": "Minutes ajoutées à l’entretien",
  "jury.absence-answered.outcome":
    "Réponse de l’OEMM\u00a0: `kept` (le passage est maintenu), `freed` (le candidat attend un autre jury), `excused` (absence excusée)",
  "person.rectification-answered.outcome": "Suite donnée à la demande",
  "vae.domain-answered.version": "Version de la réponse",
  "referential.version-loaded.version": "Version du référentiel",
  meetings: "Nombre de rencontres prévues",
  periods: "Nombre de périodes d’expérience",
  positions: "Nombre de postes décrits",
  modules: "Nombre de modules",
  objectives: "Nombre d’objectifs",
  reason: "Motif, par son code",
  motive: "Motif, par son code",
  "before.state": sessionStates,
  "after.state": sessionStates,
  "certificate.withdrawn.because":
    "Pourquoi le certificat est retiré\u00a0: `fraud` (fraude), `annulled` (décision annulée), `corrected` (décision rectifiée)",
  becomes:
    "Ce que l’absence devient\u00a0: `excused` (absence excusée), `heard-again` (le jury entend le candidat), " +
    "`waiting` (le candidat attend un autre jury), `unsettled` (l’OEMM doit décider)",
  "jury.candidate-convened.kind":
    "Ce qui est envoyé\u00a0: `request` (convocation), `update` (modification), `cancel` (annulation)",
  "jury.member-convened.kind":
    "Ce qui est envoyé\u00a0: `request` (convocation), `update` (modification), `cancel` (annulation)",
  "deadline.file-notified.kind":
    "Nature de l’échéance\u00a0: `first-jury` (premier passage devant le jury), `partial-validation` (validation partielle)",
  "documents.kind":
    "Nature du document\u00a0: `convocation` (convocation), `decision-sheet` (fiche de décision), `certificate` (certificat), `booklet` (livret)",
};
