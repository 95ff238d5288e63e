/**
 * Identifiers of operations whose function's name says too little where it stands alone, as in a generated client: what is
 * opened, signed or removed is in the function's room. By function; the others are made of its name (`operationId`).
 */
export const operationNames: Readonly<Record<string, string>> = {
  "acceptance/accept": "acceptEnrolment",
  "acceptance/decline": "declineEnrolment",
  "acceptance/record-paper": "recordPaperAcceptance",
  "certificate/verify": "verifyCertificate",
  "certificate/verify-form": "openVerificationForm",
  "certificate/verify-page": "openVerificationPage",
  "deadlines/list-runs": "listDeadlineRuns",
  "deadlines/read-run": "readDeadlineRun",
  "enrolment/import-template": "readImportTemplate",
  "enrolment/read-history": "readFileHistory",
  "enrolment/reopen": "reopenFile",
  "enrolment/resume": "resumeFile",
  "enrolment/submit": "submitFile",
  "enrolment/withdraw": "withdrawFile",
  "evidence/describe": "describeEvidence",
  "evidence/download": "downloadEvidence",
  "evidence/remove": "removeEvidence",
  "evidence/renew-upload": "renewEvidenceUpload",
  "evidence/request-upload": "requestEvidenceUpload",
  "jury/adjourn": "adjournSession",
  "jury/cancel": "cancelSession",
  "jury/close": "closeSession",
  "jury/convene": "conveneSession",
  "jury/describe-member": "describeJuryMember",
  "jury/list-members": "listJuryMembers",
  "jury/open": "openSession",
  "jury/read-member": "readJuryMember",
  "jury/sign": "signOutcome",
  "jury/step-back": "stepBackFromSession",
  "jury/waiting-list": "readWaitingList",
  "jury/waiting-lists": "readWaitingLists",
  "mail/list-mails": "listFileMails",
  "past/past-template": "readPastTemplate",
  "people/invite": "invitePerson",
  "policy/read-series": "readBranchSeries",
  "policy/record-decision": "recordBranchDecision",
  "referential/list-versions": "listCertificationVersions",
  "referential/load-versions": "loadCertificationVersions",
  "referential/read-history": "readCertificationHistory",
  "service/asyncapi": "readAsyncApi",
  "service/docs": "openReference",
  "service/docs-page": "readReferencePage",
  "service/labels": "readLabels",
  "service/openapi": "readOpenApi",
  "service/privacy-notice": "readPrivacyNotice",
  "service/versions": "readVersionPolicy",
  "training/register": "registerEnrolment",
  "training/tutor-guide": "readTutorGuide",
};

const mailedCode =
  "Le code est celui d’un courriel, qu’aucun exemple ne peut donner\u00a0: celui qui figure ici est refusé. Sur une machine de développement, le courriel se lit dans la boîte aux lettres, sur le port de l’API + 2.";

/** What readers are told of an operation beside who may use it, by its identifier. */
export const operationNotes: Readonly<Record<string, string>> = {
  acceptEnrolment: mailedCode,
  declineEnrolment: mailedCode,
  proveAddress: mailedCode,
  takeOverAccount: mailedCode,
};
