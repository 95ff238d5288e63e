import type { Path } from "../enrolment/file.ts";
import { personRoles, type Role } from "./actor.ts";
import type { FileRelation, SessionRelation } from "./relations.ts";

/**
 * Who may use an operation: all callers, people of some roles, or people in some relation to what the path names; `path`
 * where it is for the files of one path only.
 */
export type Access =
  | { public: true }
  | { roles: readonly Role[] }
  | { file: readonly FileRelation[]; path?: Path }
  | { session: readonly SessionRelation[] };

// Those that many operations have, once: each function carries the table.
const byAll = { public: true } as const;
const bySignedIn = { roles: personRoles } as const;
const byOemm = { roles: ["oemm"] } as const;
const ofFileByOemm = { file: ["oemm"] } as const;
const ofSessionByOemm = { session: ["oemm"] } as const;
const ofSessionBySitting = { session: ["oemm", "sitting-member"] } as const;

/**
 * Who may use each operation of the API: what routes authorise by. In which state of a file or a session it does something
 * is its machine's to say; which fields a relation reads, `restrictedFields`'s.
 */
export const permissions = {
  // The referential: published to all, loaded by OEMM (R-REF-3).
  "GET /certifications": byAll,
  "POST /certifications/versions": byOemm,
  "GET /certifications/{code}": byAll,
  "GET /certifications/{code}/history": byOemm,
  // The branch's dated series (R-OEMM-2).
  "GET /policy-series": byAll,
  "POST /policy-series": byOemm,
  "GET /certifications/{code}/versions": byAll,

  // Centres: the approved ones are published (R-CTR-1, R-CTR-3).
  "GET /centres": byOemm,
  "GET /centres/{centreId}": { roles: ["oemm", "centre"] },
  "PUT /centres/{centreId}": byOemm,
  "POST /centres/{centreId}/merger": byOemm,
  "POST /centres/{centreId}/approvals": byOemm,
  "GET /centres/{centreId}/candidates-under-way": byOemm,
  "GET /certifications/{code}/approved-centres": byAll,

  // Companies.
  "GET /companies": byOemm,
  "GET /companies/{companyId}": { roles: ["oemm", "company"] },
  "PUT /companies/{companyId}": byOemm,
  "POST /companies/{companyId}/merger": byOemm,

  // People and what they may act as (R-PER-1 to R-PER-6); a party's own people, in the handler.
  "POST /files/{fileId}/account-move": ofFileByOemm,
  "POST /files/{fileId}/civil-status-correction": ofFileByOemm,
  "POST /me/account": bySignedIn,
  "POST /me/addresses": bySignedIn,
  "POST /me/addresses/proof": bySignedIn,
  "POST /me/invitations/{partyId}/acceptance": bySignedIn,
  "POST /me/invitations/{partyId}/refusal": bySignedIn,
  "POST /parties/{partyId}/people": { roles: ["oemm", "company", "centre"] },
  "GET /parties/{partyId}/people": { roles: ["oemm", "company", "centre"] },
  "GET /parties/{partyId}/people/{personId}": { roles: ["oemm", "company", "centre"] },
  "PATCH /parties/{partyId}/people/{personId}": { roles: ["oemm", "company", "centre"] },
  "POST /tasks/{taskId}/difference": byOemm,
  "POST /tasks/{taskId}/division": byOemm,
  "POST /tasks/{taskId}/joining": byOemm,
  "GET /persons": byOemm,
  "GET /tasks/{taskId}/persons": byOemm,
  "POST /tasks/{taskId}/separation": byOemm,

  // Files (R-VAE-1, R-TRN-1, R-PER-5).
  "GET /files": { roles: ["candidate", "company", "centre", "oemm"] },
  "POST /files": { roles: ["candidate", "company", "oemm"] },
  "GET /files/whole": bySignedIn,
  "GET /files/{fileId}": {
    file: ["owner", "company", "evaluator", "chosen-centre", "oemm", "sitting-member"],
  },
  "PUT /files/{fileId}/centre": { file: ["owner", "company", "oemm"] },
  "PUT /files/{fileId}/company": ofFileByOemm,
  "PUT /files/{fileId}/contact": { file: ["owner", "oemm"] },
  "GET /files/{fileId}/extra-time": { file: ["owner", "oemm"] },
  "PUT /files/{fileId}/extra-time": ofFileByOemm,
  "POST /files/{fileId}/extra-time-request": { file: ["owner"] },
  "GET /files/{fileId}/grid": {
    file: ["owner", "company", "evaluator", "chosen-centre", "oemm", "sitting-member"],
  },
  "GET /files/{fileId}/history": { file: ["owner", "company", "chosen-centre", "oemm"] },
  "GET /files/{fileId}/mails": { file: ["owner", "oemm"] },
  "GET /files/{fileId}/readings": { file: ["owner", "oemm"] },
  "POST /files/{fileId}/reopening": ofFileByOemm,
  "POST /files/{fileId}/resumption": { file: ["owner", "company"] },
  "POST /files/{fileId}/submission": { file: ["owner", "company", "oemm"] },
  "POST /files/{fileId}/withdrawal": { file: ["owner", "company", "oemm"] },
  "POST /files/{fileId}/closing": ofFileByOemm,

  // What is held about oneself (R-RGPD-1).
  "POST /me/copies": bySignedIn,
  "GET /me/copies/{copyId}": bySignedIn,
  "GET /me/rectifications": bySignedIn,
  "GET /me/rectifications/{taskId}": bySignedIn,
  "POST /me/rectifications": bySignedIn,
  "POST /tasks/{taskId}/rectification": byOemm,
  "POST /tasks/{taskId}/extra-time-refusal": byOemm,

  // Trails (R-RGPD-3).
  "GET /me/trail": bySignedIn,
  "GET /trails/{kind}/{id}": byOemm,

  // Orientation and admissibility (R-VAE-3, R-TRN-4).
  "POST /files/{fileId}/admissibility": { file: ["chosen-centre"], path: "vae" },
  "PUT /files/{fileId}/experience": { file: ["chosen-centre"], path: "vae" },
  "PUT /files/{fileId}/interview": { file: ["chosen-centre", "company"] },

  // The VAE booklet (R-VAE-5 to R-VAE-7).
  "PUT /files/{fileId}/accompaniment-agreement": { file: ["chosen-centre"], path: "vae" },
  "POST /files/{fileId}/accompaniment-agreement/signature": { file: ["owner"], path: "vae" },
  "PUT /files/{fileId}/answers/{domainCode}": { file: ["owner"], path: "vae" },
  "PUT /files/{fileId}/positions": { file: ["owner"], path: "vae" },

  // Training (R-TRN-1 to R-TRN-12); an employee answers by the code that they were sent (R-PER-3).
  "POST /files/{fileId}/acceptance": bySignedIn,
  "POST /files/{fileId}/evaluation-acceptance": bySignedIn,
  "POST /files/{fileId}/evaluation-refusal": bySignedIn,
  "PUT /files/{fileId}/activities": { file: ["owner"], path: "training" },
  "PUT /files/{fileId}/enrolment": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/evaluators": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/individual-path": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/modules/{moduleCode}/assessment": { file: ["chosen-centre"], path: "training" },
  "PUT /files/{fileId}/opinion": { file: ["evaluator", "company"], path: "training" },
  "POST /files/{fileId}/paper-acceptance": { file: ["oemm"], path: "training" },
  "POST /files/{fileId}/progress-reviews": { file: ["evaluator", "company"], path: "training" },
  "POST /files/{fileId}/refusal": bySignedIn,
  "POST /files/{fileId}/registration": { file: ["company", "oemm"], path: "training" },
  "POST /imports/enrolments": { roles: ["company"] },
  "POST /imports/enrolments/preview": { roles: ["company"] },
  "GET /imports/enrolments/template": byAll,

  // Evidence; what a category is for narrows further, in the handler (R-VAE-6, R-PER-3).
  "POST /files/{fileId}/evidence": { file: ["owner", "company", "oemm"] },
  "GET /files/{fileId}/evidence/{evidenceId}": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "PUT /files/{fileId}/evidence/{evidenceId}": { file: ["owner", "company"] },
  "DELETE /files/{fileId}/evidence/{evidenceId}": { file: ["owner", "company", "oemm"] },
  "GET /files/{fileId}/evidence/{evidenceId}/content": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "POST /files/{fileId}/evidence/{evidenceId}/upload-form": { file: ["owner", "company", "oemm"] },

  // Juries (R-JURY-1 to R-JURY-12).
  "GET /certifications/{code}/waiting-list": byOemm,
  "GET /waiting-lists": byOemm,
  "GET /files/{fileId}/decision-sheets/{sheetId}": {
    file: ["owner", "chosen-centre", "oemm", "sitting-member"],
  },
  "GET /files/{fileId}/appearance": { file: ["owner"] },
  "POST /files/{fileId}/absence-request": { file: ["owner"] },
  "GET /jury-members": byOemm,
  "GET /jury-members/{memberId}": byOemm,
  "PUT /jury-members/{memberId}": byOemm,
  "GET /sessions": { roles: ["oemm", "jury-member"] },
  "POST /sessions": byOemm,
  "POST /sessions/proposal": byOemm,
  "GET /sessions/{sessionId}": ofSessionBySitting,
  "PUT /sessions/{sessionId}": ofSessionByOemm,
  "POST /sessions/{sessionId}/adjournment": ofSessionBySitting,
  "PUT /sessions/{sessionId}/attendance": ofSessionBySitting,
  "PUT /sessions/{sessionId}/chair": ofSessionBySitting,
  "POST /sessions/{sessionId}/cancellation": ofSessionByOemm,
  "POST /sessions/{sessionId}/closing": ofSessionBySitting,
  "POST /sessions/{sessionId}/convocation": ofSessionByOemm,
  "GET /sessions/{sessionId}/mails": ofSessionByOemm,
  "POST /sessions/{sessionId}/opening": ofSessionBySitting,
  "GET /sessions/{sessionId}/members/{memberId}/replacements": ofSessionByOemm,
  "GET /sessions/{sessionId}/signed-attendance": ofSessionBySitting,
  "POST /sessions/{sessionId}/signed-attendance": ofSessionBySitting,
  "POST /sessions/{sessionId}/slots/{fileId}/absence-answer": ofSessionByOemm,
  "POST /sessions/{sessionId}/slots/{fileId}/absence-correction": ofSessionByOemm,
  "GET /sessions/{sessionId}/slots/{fileId}/correction": ofSessionBySitting,
  "POST /sessions/{sessionId}/slots/{fileId}/correction": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/correction/countersignature": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/correction/reopening": ofSessionByOemm,
  "POST /sessions/{sessionId}/slots/{fileId}/move": ofSessionBySitting,
  "POST /sessions/{sessionId}/stepping-back": { session: ["sitting-member"] },
  "PUT /sessions/{sessionId}/slots/{fileId}/examined": { session: ["sitting-member"] },
  "PUT /sessions/{sessionId}/slots/{fileId}/outcome": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/signature": { session: ["sitting-member"] },

  // Certificates, verified by all (R-JURY-13, R-PER-4).
  "GET /certificates": byOemm,
  "GET /certificates/{number}": byAll,
  "POST /certificates/{number}/restoration": byOemm,
  "POST /certificates/{number}/withdrawal": byOemm,
  "POST /tasks/{taskId}/grant": byOemm,
  // What was granted before the system (R-OEMM-3, R-PER-5).
  "GET /imports/past/template": byAll,
  "POST /imports/past": byOemm,
  "POST /imports/past/preview": byOemm,
  "POST /me/claims": bySignedIn,
  "GET /verify": byAll,
  "GET /verify/{number}": byAll,

  // Mails and what OEMM has to do about them (R-JURY-6).
  "GET /blocked-addresses": byOemm,
  "POST /blocked-addresses/lifting": byOemm,
  "POST /files/{fileId}/mails/{mailId}/resend": ofFileByOemm,
  "POST /sessions/{sessionId}/mails/{mailId}/resend": ofSessionByOemm,
  "GET /tasks": byOemm,
  "GET /tasks/{taskId}": byOemm,
  "POST /tasks/{taskId}/completion": byOemm,
  "POST /tasks/{taskId}/posting": byOemm,

  // Printed documents; which of them, in `document/readers.ts` (R-JURY-7, R-JURY-12).
  "GET /files/{fileId}/documents": { file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"] },
  "GET /files/{fileId}/documents/{kind}/{reference}/content": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "GET /sessions/{sessionId}/documents": ofSessionBySitting,
  "GET /sessions/{sessionId}/documents/{kind}/{reference}/content": ofSessionBySitting,

  // What changed of what each follows (R-CHG-1).
  "GET /changes": bySignedIn,

  // Exports.
  "POST /exports": byOemm,
  "GET /exports": byOemm,
  "GET /exports/{exportId}": byOemm,

  // Deadlines and reminders (R-DATE-2, R-DATE-3).
  "GET /deadline-runs": byOemm,
  "GET /deadline-runs/{runId}": byOemm,
  "GET /deadlines": { roles: ["oemm", "company", "centre"] },
  "PUT /me/reminders": { roles: ["oemm", "company", "centre"] },
  "GET /me/reminders": { roles: ["oemm", "company", "centre"] },

  // The service itself.
  "GET /asyncapi.json": byAll,
  "GET /docs": byAll,
  "GET /docs/problems/{code}": byAll,
  "GET /docs/rules/{rule}": byAll,
  "GET /docs/versions": byAll,
  "GET /docs/{page}": byAll,
  "GET /labels": byAll,
  "GET /me": bySignedIn,
  "GET /openapi.json": byAll,
  "GET /privacy": byAll,
  "GET /tutor-guide": byAll,
  "ANY /{proxy+}": byAll,
} as const satisfies Readonly<Record<`${string} /${string}`, Access>>;

/** The permissions, by operation, see {@link permissions}. */
export type Permissions = typeof permissions;
