import type { Words } from "./word.ts";

/** The schemas that the description names. */
export const schemaWords: Words = {
  ReminderChoice: "Comment un organisme est rappelé à ses échéances",
  Count: "Combien la liste contient d’éléments",
  ListedPerson: "Personne connue, telle que la liste la montre",
  CivilStatus: "État civil d’une personne",
  Interview: "Entretien d’accueil et d’orientation",
  FieldError: "Champ à corriger",
  ApprovedCentre: "Centre agréé à la date demandée",
  CandidateUnderWay: "Candidat en cours dans un centre, avec l’agrément sous lequel il est suivi",
  Approval: "Agrément d’un centre pour une certification et une prestation",
  DeadlineSummary: "Échéance en cours, telle que la liste la montre",
  DeadlineRun: "Passage quotidien sur les échéances",
  ImportReport: "Compte rendu d’un import d’inscriptions",
  ImportPreview: "Vérification d’une liste d’inscriptions, sans rien enregistrer",
  HistoryEntry: "Fait de l’historique",
  CertificationSummary: "Certification, sans ses domaines",
  CertificationVersion: "Version d’une certification, sans ses domaines",
  Certification: "Référentiel d’une certification",
  Account: "Compte connecté, et ce qu’il peut faire",
  Reading: "Consultation d’un dossier",
  TrailEntry: "Entrée scellée d’un historique",
  Answer: "Réponse au livret VAE sur un domaine",
  ExportSummary: "Export demandé, tel que la liste le montre",
  Task: "Ce que l’OEMM doit faire elle-même",
};
